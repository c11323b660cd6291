import { CircleAlert, IdCard, Pause, PenLine } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Result } from '#platform/contract.ts'
import { useLanguage } from '#web/i18n/language.ts'
import { useFormat } from '#web/i18n/use-format.ts'
import { useCommand, useQueryOf } from '#web/query.ts'
import { linkTo } from '#web/routes.ts'
import { Tick } from '#web/hand/ui/field.tsx'
import { List, Row } from '#web/hand/ui/list.tsx'
import { HandPage } from '#web/hand/ui/page.tsx'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { Await, Refused } from '#web/ui/states.tsx'
import { Tag } from '#web/ui/tag.tsx'
import { toast } from '#web/ui/toast.tsx'
import { give, text } from '#kernels/registry/consents/contract.ts'
import { mine } from '../../contract.ts'
import { useAbove } from './use-above.ts'
import './clearance.css'

type Mine = Result<typeof mine>

/** What it takes, each with how far it has come. */
function Stand({ of: { seen, signed, paused } }: { of: Mine }) {
  const { t } = useTranslation()
  const { date } = useFormat()
  const above = useAbove()
  const done = <Tag tone="ok">{t('clearance.done')}</Tag>
  const open = <Tag tone="warm">{t('clearance.open')}</Tag>
  const seenNote = seen === null ? t('clearance.next.unseen', { org: above }) : t('clearance.seenBy', { at: date(seen.day), org: seen.org, name: seen.officer })
  return (
    <div className="card">
      <List label={t('page.clearance')}>
        {paused && <Row icon={<Pause />} title={t('clearance.paused')} note={t('clearance.next.paused')} value={<Tag tone="red">{t('clearance.pausedShort')}</Tag>} />}
        <Row icon={<IdCard />} title={t('clearance.document')} note={seenNote} value={seen === null ? open : done} />
        <Row icon={<PenLine />} title={t('clearance.pledge')} note={t(signed ? 'clearance.signedNote' : 'clearance.next.unsigned')} value={signed ? done : open} />
      </List>
    </div>
  )
}

/** The box that nobody ticked beforehand, and the signature. */
function Sign({ version }: { version: string }) {
  const { t } = useTranslation()
  const [ticked, setTicked] = useState(false)
  const [asked, setAsked] = useState(false)
  const sign = useCommand(give, { hat: 'me', also: ['clearance'], onDone: () => toast({ text: t('clearance.signed') }) })
  const send = () => {
    setAsked(true)
    if (ticked) sign.run({ purpose: 'visits', version })
  }
  return (
    <div className="clearance-sign">
      <Tick checked={ticked} onChange={setTicked}>{t('clearance.tick')}</Tick>
      {asked && !ticked && <p className="field-error" role="alert"><CircleAlert />{t('clearance.untick')}</p>}
      <Refused fault={sign.error} />
      <Button size="l" block busy={sign.isPending} onClick={send}>{t('clearance.sign')}</Button>
    </div>
  )
}

function Pledge({ signed }: { signed: boolean }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const query = useQueryOf(text, { purpose: 'visits' }, { hat: 'me' })
  const consents = linkTo('my-consents')
  return (
    <Await query={query}>
      {(pledge) => (
        <section className="clearance-pledge">
          <h2>{t('clearance.terms')}</h2>
          <ol>{pledge[language].map((part) => <li key={part.title}><b>{part.title}</b><p>{part.text}</p></li>)}</ol>
          {!signed && <Sign version={pledge.version} />}
          {signed && consents !== undefined && <ButtonLink kind="outline" to={consents}>{t('clearance.withdraw')}</ButtonLink>}
        </section>
      )}
    </Await>
  )
}

/** 上门资格: whether I may go to homes, what is missing, and the terms and the pledge to sign. */
export default function ClearancePage() {
  const { t } = useTranslation()
  const query = useQueryOf(mine, {}, { hat: 'me', also: ['consent'] })
  return (
    <HandPage title={t('page.clearance')} back="/visits">
      <Await query={query}>
        {(stand) => (
          <div className="page-pad clearance">
            <p className="sub">{t('clearance.lead')}</p>
            <Stand of={stand} />
            <Pledge signed={stand.signed} />
          </div>
        )}
      </Await>
    </HandPage>
  )
}
