import { EyeOff, Eye, MessageSquareReply, PauseCircle, Phone } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { id as idOf, type Id, type Result } from '#platform/contract.ts'
import { ManyChoices } from '#web/hand/ui/choices.tsx'
import { TextArea } from '#web/hand/ui/field.tsx'
import { List, Row } from '#web/hand/ui/list.tsx'
import { HandPage } from '#web/hand/ui/page.tsx'
import { useFormat } from '#web/i18n/use-format.ts'
import { useCommand, useQueryOf } from '#web/query.ts'
import { linkTo } from '#web/routes.ts'
import { Button } from '#web/ui/button.tsx'
import { Missing } from '#web/ui/missing.tsx'
import { Await, Refused } from '#web/ui/states.tsx'
import { toast } from '#web/ui/toast.tsx'
import { about, raise } from '../../contract.ts'
import './concern.css'

type About = Result<typeof about>
const RequestId = idOf('request')

/** Police, and the line for young people: both answer now. */
const CALLS = ['110', '12355'] as const

/** Whom to call where nobody can wait. */
function Urgent() {
  const { t } = useTranslation()
  return (
    <section className="concern-calls" aria-label={t('concern.urgent')}>
      <p>{t('concern.urgent')}</p>
      <ul>{CALLS.map((number) => <li key={number}><a className="num" href={`tel:${number}`}><Phone /><b>{number}</b><span>{t(`concern.call.${number}`)}</span></a></li>)}</ul>
    </section>
  )
}

/** What happens once it is said, before it is. */
function Before({ reads, other }: Pick<About, 'reads' | 'other'>) {
  const { t } = useTranslation()
  return (
    <section className="card" aria-label={t('concern.then')}>
      <List label={t('concern.then')}>
        <Row icon={<Eye />} title={t('concern.reads', { org: reads.name })} note={t('concern.readsNote')} />
        <Row icon={<EyeOff />} title={t('concern.hidden')} {...(other && { note: t('concern.hiddenNote') })} />
        <Row icon={<PauseCircle />} title={t('concern.pauses')} />
        <Row icon={<MessageSquareReply />} title={t('concern.told')} />
      </List>
    </section>
  )
}

/** Whom it is about, and what was wrong; nothing has to be written. */
function Say({ id, of }: { id: Id<'request'>; of: About }) {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const [whom, setWhom] = useState<string[]>(of.helpers.filter(({ now }) => now).map((one) => one.id))
  const command = useCommand(raise, { hat: 'me', onDone: () => toast({ text: t('concern.sent') }) })
  const helpers = of.helpers.map((one) => one.id).filter((one) => whom.includes(one))
  const send = () => {
    if (helpers.length > 0) command.run({ id, words, helpers })
  }
  return (
    <section className="card card-pad stack" aria-label={t('concern.say')}>
      {of.helpers.length > 1 && (
        <div>
          <ManyChoices label={t('concern.whom')} shown value={whom} onChange={setWhom} options={of.helpers.map((one) => ({ value: one.id, label: one.name === '' ? t('me.nameless') : one.name }))} />
          {helpers.length === 0 && <p className="field-error" role="alert">{t('concern.whomMissing')}</p>}
        </div>
      )}
      <TextArea label={t('concern.words')} optional rows={4} maxLength={2000} placeholder={t('concern.wordsHint')} value={words} onChange={setWords} />
      <Refused fault={command.error} />
      <Button size="l" block busy={command.isPending} onClick={send}>{t('concern.send')}</Button>
    </section>
  )
}

/** What I said before, each with where it stands: never the words, in case somebody looks over the shoulder. */
function Said({ mine, reads }: Pick<About, 'mine' | 'reads'>) {
  const { t } = useTranslation()
  const { ago } = useFormat()
  return mine.map((one) => (
    <section key={one.id} className="card card-pad concern-said" role="status">
      <b>{t(`concern.stand.${one.state}`, { org: reads.name })}</b>
      <p>{t(one.state === 'raised' ? 'concern.saidAt' : 'concern.settledAt', { at: ago(one.settled ?? one.at) })}</p>
    </section>
  ))
}

function Shown({ id, of }: { id: Id<'request'>; of: About }) {
  const { t } = useTranslation()
  const waits = of.may.raise === 'concern.twice'
  return (
    <div className="page-pad cards page-body">
      <Said {...of} />
      {!waits && <p className="concern-lead">{t('concern.lead')}</p>}
      {of.may.raise === 'ok' && <><Before {...of} /><Say id={id} of={of} /></>}
      {of.may.raise !== 'ok' && !waits && <p className="card card-pad">{t(`refuse.${of.may.raise}`)}</p>}
      <Urgent />
    </div>
  )
}

function Asked({ id }: { id: Id<'request'> }) {
  const { t } = useTranslation()
  const query = useQueryOf(about, { id }, { hat: 'me', everySeconds: 60 })
  return (
    <HandPage title={t('page.concern')} back={linkTo('request', { id })}>
      <Await query={query}>{(of) => <Shown id={id} of={of} />}</Await>
    </HandPage>
  )
}

/** 有件事不对: says that something was wrong at a visit, to somebody outside the team. */
export default function ConcernPage() {
  const read = RequestId.safeParse(useParams()['id'])
  return read.success ? <Asked key={read.data} id={read.data} /> : <Missing home="/" />
}
