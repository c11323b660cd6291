import { Info } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useMe } from '#web/me.ts'
import { useCommand, useQueryOf } from '#web/query.ts'
import { linkTo } from '#web/routes.ts'
import { List, Row } from '#web/hand/ui/list.tsx'
import { HandPage } from '#web/hand/ui/page.tsx'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { Await, Refused } from '#web/ui/states.tsx'
import { confirm, leaveCode, show, type Hold } from '../../contract.ts'
import { terms } from '../../flow.ts'
import { CodeForm } from './code-form.tsx'
import './my-data.css'

const parts = ['leaveGoes', 'leaveStays'] as const

/** What goes, what stays and why, and when. */
function Statement() {
  const { t } = useTranslation()
  return (
    <>
      {parts.map((part) => <section key={part}><h2>{t(`my.${part}`)}</h2><p>{t(`my.${part}Text`)}</p></section>)}
      <p>{t('my.leaveAfter')}</p>
      <p>{t('my.leaveWhen', { days: terms.graceDays })}</p>
    </>
  )
}

/** What is still open, each with the page of its next step. */
function Holds({ holds }: { holds: readonly Hold[] }) {
  const { t } = useTranslation()
  const to = ({ page, id }: Hold['to']) => linkTo(page, id === undefined ? {} : { id })
  return (
    <section>
      <h2>{t('my.leaveOpen')}</h2>
      <div className="card"><List label={t('my.leaveOpen')}>
        {holds.map((hold) => {
          const leads = to(hold.to)
          return <Row key={`${hold.code} ${hold.to.id}`} icon={<Info />} title={t(`my.hold.${hold.code}`, hold.facts)} {...(leads !== undefined && { to: leads })} />
        })}
      </List></div>
    </section>
  )
}

function Confirm({ id }: { id: string }) {
  const { t } = useTranslation()
  const me = useMe()
  const navigate = useNavigate()
  const command = useCommand(confirm, { hat: 'me', also: ['my-data'], onDone: () => void navigate('/me/data', { replace: true }) })
  return (
    <CodeForm phone={me.data?.phone ?? ''} fault={command.error} onCode={(code) => command.run({ id, code })}>
      <Button kind="danger" type="submit" size="l" block busy={command.isPending}>{t('my.leaveConfirm')}</Button>
      <ButtonLink kind="outline" size="l" block to="/me/data">{t('my.leaveStay')}</ButtonLink>
    </CodeForm>
  )
}

function Begin({ onAsked }: { onAsked: (id: string) => void }) {
  const { t } = useTranslation()
  const command = useCommand(leaveCode, { hat: 'me', onDone: ({ id }) => onAsked(id) })
  return (
    <div className="stack">
      <Refused fault={command.error} />
      <ButtonLink size="l" block to="/me/data">{t('my.leaveStay')}</ButtonLink>
      <Button kind="outline" size="l" block busy={command.isPending} onClick={() => command.run({})}>{t('my.leaveAsk')}</Button>
    </div>
  )
}

/** 注销账户: a plain statement first, a code second, days of grace after. */
export default function LeavePage() {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<string | undefined>(undefined)
  const query = useQueryOf(show, {}, { hat: 'me' })
  return (
    <HandPage white title={t('page.leave')} back="/me/data">
      {asked !== undefined ? <Confirm id={asked} /> : (
        <div className="my-text">
          <Statement />
          <Await query={query}>{({ holds }) => (holds.length > 0 ? <Holds holds={holds} /> : <Begin onAsked={setAsked} />)}</Await>
        </div>
      )}
    </HandPage>
  )
}
