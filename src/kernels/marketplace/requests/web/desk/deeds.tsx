import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ReasonDialog } from '#web/desk/ui/reason-dialog.tsx'
import { useCommand } from '#web/query.ts'
import { Refused } from '#web/ui/states.tsx'
import { toast } from '#web/ui/toast.tsx'
import { accept, decline, unserved, type Whole } from '../../contract.ts'
import { mayDo } from '../stand.ts'
import { purpose } from '../waiting.ts'
import { EditForm } from './edit-form.tsx'
import { useReady } from './ready.ts'
import { Review } from './review.tsx'
import { hasStuckDeeds, StuckDeeds } from './stuck-deeds.tsx'

/** Whether this desk has anything to press. */
export const hasDeeds = (request: Whole): boolean => hasStuckDeeds(request) || ['accept', 'edit', 'decline', 'unserved', 'confirm', 'not-solved'].some((act) => mayDo(request, act))

/** To how many teams the last acceptance offered it. */
const offeredTo = (request: Whole): number => Number(request.timeline.findLast(({ act }) => act === 'accept')?.facts['offered'] ?? 0)

function Accept({ request }: { request: Whole }) {
  const { t } = useTranslation()
  const take = useCommand(accept, {
    purpose,
    onDone: (now) => toast({ text: offeredTo(now) > 0 ? t('panel.acceptDone', { count: offeredTo(now) }) : t('panel.acceptNone') }),
  })
  return (
    <>
      <Button type="primary" loading={take.isPending} onClick={() => take.run({ id: request.id })}>{t('panel.accept')}</Button>
      <Refused fault={take.error} />
    </>
  )
}

interface DialogProps {
  request: Whole
  onClose: () => void
}

function Decline({ request, onClose }: DialogProps) {
  const { t } = useTranslation()
  const { runAsync } = useCommand(decline, { purpose, onDone: () => toast({ text: t('panel.declineDone') }) })
  return (
    <ReasonDialog title={t('panel.declineTitle')} note={t('panel.declineNote')} ready={useReady('decline')} verb={t('panel.declineGo')} second={t('panel.next')} danger
      onSubmit={(reason, next) => runAsync({ id: request.id, reason, next })} onClose={onClose} />
  )
}

function Unserved({ request, onClose }: DialogProps) {
  const { t } = useTranslation()
  const { runAsync } = useCommand(unserved, { purpose, onDone: () => toast({ text: t('panel.unservedDone') }) })
  return (
    <ReasonDialog title={t('panel.unservedTitle')} note={t('panel.unservedNote')} verb={t('panel.unservedGo')} second={t('panel.next')} danger
      onSubmit={(reason, next) => runAsync({ id: request.id, reason, next })} onClose={onClose} />
  )
}

/** What this desk may do with a request now, the next step first. */
export function Deeds({ request }: { request: Whole }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<'edit' | 'decline' | 'unserved'>()
  const close = () => setOpen(undefined)
  return (
    <>
      {mayDo(request, 'accept') && <Accept request={request} />}
      <StuckDeeds request={request} />
      <Review request={request} />
      {mayDo(request, 'edit') && <Button onClick={() => setOpen('edit')}>{t('panel.edit')}</Button>}
      {mayDo(request, 'decline') && <Button onClick={() => setOpen('decline')}>{t('panel.decline')}</Button>}
      {mayDo(request, 'unserved') && <Button onClick={() => setOpen('unserved')}>{t('panel.unserved')}</Button>}
      {open === 'edit' && <EditForm request={request} onClose={close} />}
      {open === 'decline' && <Decline request={request} onClose={close} />}
      {open === 'unserved' && <Unserved request={request} onClose={close} />}
    </>
  )
}
