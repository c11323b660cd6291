import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '#web/me.ts'
import { goOn, nextPath } from '#web/next.ts'
import { linkTo } from '#web/routes.ts'
import { HandPage } from '#web/hand/ui/page.tsx'
import { Logo } from '#web/ui/logo.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import type { Me } from '../../contract.ts'
import { AskForm, CodeForm, type Asked } from './code-forms.tsx'
import { DemoPeople } from './demo-people.tsx'
import './sign-in.css'

/** Who is new is asked a few things first; everybody else goes where they wanted to. */
function onward(me: Me): string {
  const next = nextPath('/')
  const about = linkTo('about-me')
  if (about === undefined || (me.name !== '' && me.consents.length === 0)) return next
  return `${about}?next=${encodeURIComponent(next)}`
}

function Forms() {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<Asked>()
  return (
    <div className="sign-in">
      <div className="sign-in-head"><Logo size={52} /><div><h2>{t('signIn.lead')}</h2><p>{t('signIn.leadNote')}</p></div></div>
      {asked === undefined ? <AskForm onAsked={setAsked} /> : <CodeForm asked={asked} onAgain={setAsked} onOther={() => setAsked(undefined)} />}
      {asked === undefined && <DemoPeople />}
    </div>
  )
}

/** 登录: a phone number, a code, and in. */
export default function SignInPage() {
  const { t } = useTranslation()
  const { data } = useMe()
  useEffect(() => {
    if (data) goOn(onward(data))
  }, [data])
  return <HandPage white title={t('page.sign-in')} back="/">{data ? <Skeleton block={96} /> : <Forms />}</HandPage>
}
