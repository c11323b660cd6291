import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '#web/query.ts'
import { linkTo } from '#web/routes.ts'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { Refused } from '#web/ui/states.tsx'
import { toast } from '#web/ui/toast.tsx'
import { Ask } from '#web/hand/ui/sheet.tsx'
import { notSolved, withdraw, type Whole } from '../../contract.ts'
import { noWhen, spanOf } from '../days.ts'
import { isOver, mayDo } from '../stand.ts'
import { ConfirmSheet } from './confirm-sheet.tsx'
import { ReasonSheet } from './reason-sheet.tsx'
import { WhenPicker } from './when.tsx'

interface PartProps {
  request: Whole
  open: boolean
  onClose: () => void
}

/** Takes the order back: at once as long as nobody has it, with a reason once a team does. */
function Withdraw({ request, open, onClose }: PartProps) {
  const { t } = useTranslation()
  const back = useCommand(withdraw, {
    hat: 'me',
    onDone: () => {
      onClose()
      toast({ text: t('withdraw.done') })
    },
  })
  if (request.state === 'claimed') {
    return (
      <ReasonSheet open={open} title={t('withdraw.title')} note={t('withdraw.noteTeam', { team: request.team?.name ?? '' })} verb={t('withdraw.go')} danger
        ready={[t('withdraw.ready.busy'), t('withdraw.ready.done'), t('withdraw.ready.later')]} busy={back.isPending} fault={back.error}
        onSend={(reason) => back.run({ id: request.id, reason })} onClose={onClose} />
    )
  }
  return (
    <Ask open={open} title={t('withdraw.title')} verb={t('withdraw.go')} no={t('withdraw.no')} danger busy={back.isPending}
      onYes={() => back.run({ id: request.id })} onNo={onClose}>
      <p>{t('withdraw.note')}</p>
      <Refused fault={back.error} />
    </Ask>
  )
}

/** "Not solved": a reason and a new window; the team that knows it is asked first. */
function NotSolved({ request, open, onClose }: PartProps) {
  const { t } = useTranslation()
  const [when, setWhen] = useState(noWhen)
  const [asked, setAsked] = useState(false)
  const again = useCommand(notSolved, {
    hat: 'me', also: ['me'],
    onDone: () => {
      onClose()
      toast({ text: t('again.done') })
    },
  })
  const window = spanOf(when)
  const send = (reason: string) => {
    setAsked(true)
    if (window) again.run({ id: request.id, reason, window })
  }
  return (
    <ReasonSheet open={open} title={t('again.title')} note={t('again.note')} verb={t('again.go')} ready={[t('again.ready.part'), t('again.ready.nobody'), t('again.ready.wrong')]}
      busy={again.isPending} fault={again.error} onSend={send} onClose={onClose}>
      <div>
        <p className="field-head">{t('again.when')}</p>
        <WhenPicker value={when} onChange={setWhen} />
        {asked && !window && <p className="field-error" role="alert">{t('order.missing.when')}</p>}
      </div>
    </ReasonSheet>
  )
}

function buttonsOf(request: Whole) {
  return { confirm: mayDo(request, 'confirm'), again: mayDo(request, 'not-solved'), withdraw: mayDo(request, 'withdraw'), over: isOver(request.state) }
}

/** Whether the resident has anything to press. */
export const hasResidentBar = (request: Whole): boolean => Object.values(buttonsOf(request)).some(Boolean)

function OrderAgain({ service }: { service: string }) {
  const { t } = useTranslation()
  const order = linkTo('order')
  return order === undefined ? null : <ButtonLink size="l" to={`${order}?service=${service}`}>{t('order.again')}</ButtonLink>
}

/** What the one who ordered or is served may do now: one primary button, the other one plain. */
export function ResidentBar({ request }: { request: Whole }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<'withdraw' | 'confirm' | 'again'>()
  const can = buttonsOf(request)
  const close = () => setOpen(undefined)
  return (
    <>
      {can.withdraw && <Button kind="outline" size="l" onClick={() => setOpen('withdraw')}>{t('withdraw.open')}</Button>}
      {can.again && <Button kind="outline" size="l" onClick={() => setOpen('again')}>{t('again.open')}</Button>}
      {can.confirm && <Button size="l" onClick={() => setOpen('confirm')}>{t('confirm.open')}</Button>}
      {can.over && !can.confirm && <OrderAgain service={request.service.key} />}
      <Withdraw request={request} open={open === 'withdraw'} onClose={close} />
      {can.again && <NotSolved request={request} open={open === 'again'} onClose={close} />}
      {can.confirm && <ConfirmSheet request={request} open={open === 'confirm'} onClose={close} />}
    </>
  )
}
