/** What the desk does about a request that is stuck: nobody claims it, or its visit was never reported. */
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ReasonDialog } from '#web/desk/ui/reason-dialog.tsx'
import { useCommand } from '#web/query.ts'
import { RefusalPanel, Refused } from '#web/ui/states.tsx'
import { toast } from '#web/ui/toast.tsx'
import { askLeader, explain, handBack, widen, type Whole } from '../../contract.ts'
import { mayDo } from '../stand.ts'
import { purpose } from '../waiting.ts'
import { useReady } from './ready.ts'

/** Whether there is anything to press for a request that is stuck. */
export const hasStuckDeeds = (request: Whole): boolean => ['widen', 'explain', 'ask-leader', 'hand-back'].some((act) => mayDo(request, act))

/** Why it presses, and what helps. */
export function Pressing({ request }: { request: Whole }) {
  const { t } = useTranslation()
  return request.alert === null ? null : <RefusalPanel title={t(`alert.${request.alert}`)} note={t(`alert.${request.alert}.note`)} />
}

/** To how many more teams the last widening offered it. */
const moreTeams = (request: Whole): number => Number(request.timeline.findLast(({ act }) => act === 'widen')?.facts['offered'] ?? 0)

function Widen({ request }: { request: Whole }) {
  const { t } = useTranslation()
  const more = useCommand(widen, { purpose, onDone: (now) => toast({ text: t('panel.widenDone', { count: moreTeams(now) }) }) })
  return (
    <>
      <Button type={request.alert === null ? 'default' : 'primary'} loading={more.isPending} onClick={() => more.run({ id: request.id })}>{t('panel.widen')}</Button>
      <Refused fault={more.error} />
    </>
  )
}

function AskLeader({ request }: { request: Whole }) {
  const { t } = useTranslation()
  const ask = useCommand(askLeader, { purpose, onDone: () => toast({ text: t('panel.askLeaderDone') }) })
  return (
    <>
      <Button type={request.alert === null ? 'default' : 'primary'} loading={ask.isPending} onClick={() => ask.run({ id: request.id })}>{t('panel.askLeader')}</Button>
      <Refused fault={ask.error} />
    </>
  )
}

interface DialogProps {
  request: Whole
  onClose: () => void
}

function Explain({ request, onClose }: DialogProps) {
  const { t } = useTranslation()
  const { runAsync } = useCommand(explain, { purpose, onDone: () => toast({ text: t('panel.explainDone') }) })
  return (
    <ReasonDialog title={t('panel.explainTitle')} note={t('panel.explainNote')} ready={useReady('explain')} verb={t('panel.explainGo')} second={t('panel.next')}
      onSubmit={(reason, next) => runAsync({ id: request.id, reason, next })} onClose={onClose} />
  )
}

function HandBack({ request, onClose }: DialogProps) {
  const { t } = useTranslation()
  const { runAsync } = useCommand(handBack, { purpose, onDone: () => toast({ text: t('panel.handBackDone') }) })
  return (
    <ReasonDialog title={t('panel.handBackTitle')} note={t('panel.handBackNote')} verb={t('panel.handBackGo')} danger
      onSubmit={(reason) => runAsync({ id: request.id, reason })} onClose={onClose} />
  )
}

/** The buttons for it; the one that helps most often first. */
export function StuckDeeds({ request }: { request: Whole }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<'explain' | 'hand-back'>()
  const close = () => setOpen(undefined)
  return (
    <>
      {mayDo(request, 'widen') && <Widen request={request} />}
      {mayDo(request, 'ask-leader') && <AskLeader request={request} />}
      {mayDo(request, 'explain') && <Button onClick={() => setOpen('explain')}>{t('panel.explain')}</Button>}
      {mayDo(request, 'hand-back') && <Button onClick={() => setOpen('hand-back')}>{t('panel.handBack')}</Button>}
      {open === 'explain' && <Explain request={request} onClose={close} />}
      {open === 'hand-back' && <HandBack request={request} onClose={close} />}
    </>
  )
}
