/** What stands between the two sides of a request: another window, somebody missed at the door, a reminder. */
import { CalendarClock, DoorClosed, Megaphone, MessageSquareReply, UserX } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Hat } from '#web/hat.ts'
import { useFormat } from '#web/i18n/use-format.ts'
import { useCommand } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { Refused } from '#web/ui/states.tsx'
import { toast } from '#web/ui/toast.tsx'
import { agreeWindow, changeWindow, keepWindow, nobodyCame, nobodyHome, proposeWindow, remind, reply, type Whole } from '../../contract.ts'
import { mayDo } from '../stand.ts'
import { ReasonSheet } from './reason-sheet.tsx'
import { WindowSheet } from './window-sheet.tsx'

/** As whom this side acts. */
export interface Acting {
  request: Whole
  hat: Hat
  purpose?: string
}

interface Deed extends Acting {
  open: boolean
  onClose: () => void
}

/** A command of this side that says in a toast that it is done. */
function useDone(done: string, onClose: () => void) {
  const { t } = useTranslation()
  return () => {
    onClose()
    toast({ text: t(done) })
  }
}

const worn = ({ hat, purpose }: Acting) => ({ hat, ...(purpose !== undefined && { purpose }) })

/** At once while no team has it; then a proposal. */
function Window({ open, onClose, ...acting }: Deed) {
  const { t } = useTranslation()
  const { request } = acting
  const at = useCommand(changeWindow, { ...worn(acting), onDone: useDone('matter.changed', onClose) })
  const ask = useCommand(proposeWindow, { ...worn(acting), onDone: useDone('matter.proposed', onClose) })
  if (mayDo(request, 'change-window')) {
    return <WindowSheet open={open} title={t('matter.change')} note={t('matter.changeNote')} verb={t('matter.changeGo')} busy={at.isPending} fault={at.error}
      onSend={({ window }) => window && at.run({ id: request.id, window })} onClose={onClose} />
  }
  return <WindowSheet open={open} title={t('matter.propose')} note={t('matter.proposeNote')} verb={t('matter.proposeGo')} words={t('matter.why')} busy={ask.isPending} fault={ask.error}
    onSend={({ window, reason }) => window && ask.run({ id: request.id, window, ...(reason !== undefined && { reason }) })} onClose={onClose} />
}

function NobodyHome({ open, onClose, ...acting }: Deed) {
  const { t } = useTranslation()
  const { request } = acting
  const say = useCommand(nobodyHome, { ...worn(acting), onDone: useDone('matter.homeDone', onClose) })
  return <WindowSheet open={open} title={t('matter.home')} note={t('matter.homeNote')} verb={t('matter.homeGo')} words={t('matter.what')} busy={say.isPending} fault={say.error}
    onSend={({ window, reason }) => window && say.run({ id: request.id, window, ...(reason !== undefined && { reason }) })} onClose={onClose} />
}

function NobodyCame({ open, onClose, ...acting }: Deed) {
  const { t } = useTranslation()
  const { request } = acting
  const say = useCommand(nobodyCame, { ...worn(acting), onDone: useDone('matter.cameDone', onClose) })
  return <WindowSheet open={open} title={t('matter.came')} note={t('matter.cameNote')} verb={t('matter.cameGo')} words={t('matter.what')} needed={false} busy={say.isPending} fault={say.error}
    onSend={(given) => say.run({ id: request.id, ...given })} onClose={onClose} />
}

function Reply({ open, onClose, ...acting }: Deed) {
  const { t } = useTranslation()
  const { request } = acting
  const say = useCommand(reply, { ...worn(acting), onDone: useDone('matter.replied', onClose) })
  const ready = request.missed === 'nobody-home' ? [t('matter.ready.bell'), t('matter.ready.out')] : [t('matter.ready.late'), t('matter.ready.wrong')]
  return <ReasonSheet open={open} title={t('matter.reply')} note={t('matter.replyNote')} verb={t('matter.replyGo')} ready={ready} busy={say.isPending} fault={say.error}
    onSend={(words) => say.run({ id: request.id, words })} onClose={onClose} />
}

/** Another window that waits for an answer: of this side with two buttons, of the other in one line. */
function Proposed(acting: Acting) {
  const { t } = useTranslation()
  const { window } = useFormat()
  const { request } = acting
  const yes = useCommand(agreeWindow, { ...worn(acting), onDone: useDone('matter.agreed', () => undefined) })
  const no = useCommand(keepWindow, { ...worn(acting), onDone: useDone('matter.kept', () => undefined) })
  if (request.proposal === null) return null
  const { from, to, side } = request.proposal
  const answers = mayDo(request, 'agree-window')
  return (
    <section className="card matter" aria-label={t('matter.proposal')}>
      <h2><CalendarClock />{t(`matter.by.${side}`)}</h2>
      <p className="num">{window(from, to)}</p>
      <p className="muted">{t(answers ? 'matter.asked' : 'matter.waits')}</p>
      {answers && (
        <div className="matter-acts">
          <Button kind="outline" busy={no.isPending} onClick={() => no.run({ id: request.id })}>{t('matter.keep')}</Button>
          <Button busy={yes.isPending} onClick={() => yes.run({ id: request.id })}>{t('matter.agree')}</Button>
        </div>
      )}
      <Refused fault={yes.error ?? no.error} />
    </section>
  )
}

type Sheet = 'window' | 'home' | 'came' | 'reply'

function buttonsOf(request: Whole): [Sheet, string, ReactNode][] {
  const all: [Sheet, string, ReactNode, boolean][] = [
    ['reply', 'matter.reply', <MessageSquareReply key="icon" />, mayDo(request, 'reply')],
    ['came', 'matter.came', <UserX key="icon" />, mayDo(request, 'nobody-came')],
    ['home', 'matter.home', <DoorClosed key="icon" />, mayDo(request, 'nobody-home')],
    ['window', 'matter.change', <CalendarClock key="icon" />, (mayDo(request, 'change-window') || mayDo(request, 'propose-window')) && request.proposal === null],
  ]
  return all.flatMap(([sheet, label, icon, may]) => (may ? [[sheet, label, icon]] : []))
}

/** Reminds, once a day; afterwards it says that they know. */
function Remind(acting: Acting) {
  const { t } = useTranslation()
  const { request } = acting
  const press = useCommand(remind, { ...worn(acting), onDone: () => toast({ text: t('matter.reminded') }) })
  if (request.may['remind'] === 'request.reminded') return <p className="matter-told"><Megaphone />{t('matter.remindedToday')}</p>
  if (!mayDo(request, 'remind')) return null
  return (
    <>
      <Button kind="outline" icon={<Megaphone />} busy={press.isPending} onClick={() => press.run({ id: request.id })}>{t('matter.remind')}</Button>
      <Refused fault={press.error} />
    </>
  )
}

/** Whether this side has anything to press or to read here. */
export const hasMatters = (request: Whole): boolean =>
  request.proposal !== null || buttonsOf(request).length > 0 || ['ok', 'request.reminded'].includes(request.may['remind'] ?? '')

/** All of it for one side. */
export function Matters(acting: Acting) {
  const { t } = useTranslation()
  const [sheet, setSheet] = useState<Sheet>()
  const close = () => setSheet(undefined)
  const deed = (one: Sheet) => ({ ...acting, open: sheet === one, onClose: close })
  return (
    <>
      <Proposed {...acting} />
      <div className="matter-row" role="group" aria-label={t('matter.more')}>
        <Remind {...acting} />
        {buttonsOf(acting.request).map(([one, label, icon]) => (
          <Button key={one} kind="outline" icon={icon} onClick={() => setSheet(one)}>{t(label)}</Button>
        ))}
      </div>
      {sheet === 'window' && <Window {...deed('window')} />}
      {sheet === 'home' && <NobodyHome {...deed('home')} />}
      {sheet === 'came' && <NobodyCame {...deed('came')} />}
      {sheet === 'reply' && <Reply {...deed('reply')} />}
    </>
  )
}
