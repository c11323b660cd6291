import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '#web/i18n/language.ts'
import { useFormat } from '#web/i18n/use-format.ts'
import { useMe } from '#web/me.ts'
import { goOn } from '#web/next.ts'
import { useCommand, useQueryOf } from '#web/query.ts'
import { HandPage } from '#web/hand/ui/page.tsx'
import { Ask } from '#web/hand/ui/sheet.tsx'
import { Button } from '#web/ui/button.tsx'
import { Await, Refused } from '#web/ui/states.tsx'
import { show as handler } from '#kernels/registry/setup/contract.ts'
import { end, list, text } from '../../contract.ts'
import './notice.css'

/** Who runs this installation; nothing until set-up has said it. */
function Who() {
  const { t } = useTranslation()
  const { data } = useQueryOf(handler, {}, { hat: 'me' })
  return data !== undefined && data.name !== '' && <p className="who">{t('consent.handler', { name: data.name, contact: data.contact })}</p>
}

function Withdraw() {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const command = useCommand(end, { hat: 'me', onDone: () => goOn('/') })
  return (
    <>
      <Button kind="outline" onClick={() => setOpen(true)}>{t('consent.withdraw')}</Button>
      <Refused fault={command.error} />
      <Ask open={open} title={t('consent.withdrawTitle')} verb={t('consent.withdraw')} danger busy={command.isPending} onNo={() => setOpen(false)}
        onYes={() => command.run({ purpose: 'notice' })}>{t('consent.withdrawNote')}</Ask>
    </>
  )
}

/** What I agreed to, with the way to withdraw it. */
function Given({ version }: { version: string }) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const { data } = useQueryOf(list, {}, { hat: 'me' })
  const given = data?.items.find((item) => item.version === version && item.ended === null)
  if (given === undefined) return null
  return <><p className="sub">{t('consent.given', { at: moment(given.given) })}</p><Withdraw /></>
}

/** 个人信息告知: who handles what, why, for how long; and how to take the consent back. */
export default function NoticePage() {
  const { t } = useTranslation()
  const language = useLanguage()
  const me = useMe()
  const query = useQueryOf(text, { purpose: 'notice' }, { hat: 'me' })
  return (
    <HandPage white title={t('page.privacy-notice')} back="/me">
      <Await query={query}>
        {(notice) => (
          <div className="notice-page">
            <Who />
            {notice[language].map((part) => <section key={part.title}><h2>{part.title}</h2><p>{part.text}</p></section>)}
            <footer>
              <p className="muted">{t('consent.version', { version: notice.version })}</p>
              {me.data && <Given version={notice.version} />}
            </footer>
          </div>
        )}
      </Await>
    </HandPage>
  )
}
