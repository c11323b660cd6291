import { BellRing, KeyRound, MessageCircle, Phone } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Result } from '#platform/contract.ts'
import { useLanguage } from '#web/i18n/language.ts'
import { useCommand, useQueryOf } from '#web/query.ts'
import { Field, Switch } from '#web/hand/ui/field.tsx'
import { List, Row } from '#web/hand/ui/list.tsx'
import { HandPage, Section } from '#web/hand/ui/page.tsx'
import { Await, Refused } from '#web/ui/states.tsx'
import { Tag } from '#web/ui/tag.tsx'
import { toast } from '#web/ui/toast.tsx'
import { prefer, preferences, ways } from '../../contract.ts'
import { EmailPart } from './email-part.tsx'
import { PushPart } from './push-part.tsx'
import './told.css'

type Choice = Result<typeof preferences>
type Set = (more: Partial<Choice>) => void
type Ways = Result<typeof ways>

const usual = { from: '21:30', to: '08:00' }

/** What cannot be switched off, each with its reason. */
function Always() {
  const { t } = useTranslation()
  const on = <Tag tone="ok">{t('told.always')}</Tag>
  return (
    <div className="card"><List label={t('told.always')}>
      <Row icon={<MessageCircle />} title={t('told.inbox')} note={t('told.inboxNote')} value={on} />
      <Row icon={<Phone />} title={t('told.call')} note={t('told.callNote')} value={on} />
      <Row icon={<KeyRound />} title={t('told.code')} note={t('told.codeNote')} value={on} />
    </List></div>
  )
}

function Channels({ choice, has, set }: { choice: Choice; has: Ways; set: Set }) {
  const { t } = useTranslation()
  const none = (key: string) => <p className="told-none"><BellRing />{t(key)}</p>
  return (
    <div className="card told">
      {has.sms ? <Switch label={t('told.sms')} note={t('told.smsNote')} checked={choice.sms} onChange={(sms) => set({ sms })} /> : none('told.smsNone')}
      {has.push !== null && <PushPart choice={choice} publicKey={has.push} set={set} />}
      {has.email ? <EmailPart choice={choice} set={set} /> : none('told.emailNone')}
    </div>
  )
}

function Quiet({ quiet, set }: { quiet: Choice['quiet']; set: (quiet: Choice['quiet']) => void }) {
  const { t } = useTranslation()
  const times = quiet !== null && (
    <div className="told-times">
      <Field label={t('told.from')}>{(control) => <input {...control} type="time" value={quiet.from} onChange={({ target }) => target.value !== '' && set({ ...quiet, from: target.value })} />}</Field>
      <Field label={t(quiet.to < quiet.from ? 'told.toNext' : 'told.to')}>{(control) => <input {...control} type="time" value={quiet.to} onChange={({ target }) => target.value !== '' && set({ ...quiet, to: target.value })} />}</Field>
    </div>
  )
  return (
    <div className="card told">
      <Switch label={t('told.quietOn')} note={t('told.quietNote')} checked={quiet !== null} onChange={(on) => set(on ? usual : null)} />
      {times}
    </div>
  )
}

/** 怎么通知我: which channels may speak, and when none of them may. Each change is kept at once. */
export default function ToldPage() {
  const { t } = useTranslation()
  const language = useLanguage()
  const query = useQueryOf(preferences, {}, { hat: 'me' })
  const has = useQueryOf(ways, {}, { hat: 'me', steady: true })
  const command = useCommand(prefer, { hat: 'me', onDone: () => toast({ text: t('told.saved'), seconds: 2 }) })
  return (
    <HandPage title={t('page.told')} back="/notices">
      <Await query={query}>
        {(kept) => {
          // What was pressed shows at once; what was refused goes back.
          const choice = command.isPending ? { ...kept, ...command.variables } : kept
          const set = (more: Partial<Choice>) => command.run({ ...choice, ...more, language })
          return (
            <div className="page-pad stack told-page">
              <Always />
              <section><Section title={t('told.channels')} />{has.data && <Channels choice={choice} has={has.data} set={set} />}<p className="field-hint">{t('told.onlyKind')}</p></section>
              <section><Section title={t('told.quiet')} /><Quiet quiet={choice.quiet} set={(quiet) => set({ quiet })} /></section>
              <Refused fault={command.error} />
            </div>
          )
        }}
      </Await>
    </HandPage>
  )
}
