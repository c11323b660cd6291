/** What an unrelated reviewer records after a call: it is done, as the person says, or it is not. */
import { Button, Form, InputNumber, Rate } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormDrawer } from '#web/desk/ui/form-drawer.tsx'
import { ReasonDialog } from '#web/desk/ui/reason-dialog.tsx'
import { useFormat } from '#web/i18n/use-format.ts'
import { useCommand } from '#web/query.ts'
import { toast } from '#web/ui/toast.tsx'
import { confirm, notSolved, type Whole } from '../../contract.ts'
import { dayAt, instantAt, timeAt } from '../days.ts'
import { mayDo } from '../stand.ts'
import { purpose } from '../waiting.ts'

interface Values { stars: number; minutes: Record<string, number> }
interface Props { request: Whole; onClose: () => void }

function Confirm({ request, onClose }: Props) {
  const { t } = useTranslation()
  const { runAsync } = useCommand(confirm, { purpose, onDone: () => toast({ text: t('review.done') }) })
  const send = ({ stars, minutes }: Values) => {
    const lowered = request.visits.filter((visit) => (minutes[visit.person.id] ?? visit.minutes) < visit.minutes)
    return runAsync({ id: request.id, stars, minutes: lowered.map(({ person }) => ({ person: person.id, minutes: minutes[person.id] ?? 0 })) })
  }
  return (
    <FormDrawer<Values> open title={t('review.confirmTitle')} verb={t('review.go')} onSubmit={send} onClose={onClose}
      initial={{ minutes: Object.fromEntries(request.visits.map(({ person, minutes }) => [person.id, minutes])) }}>
      <p className="sub">{t('review.confirmNote')}</p>
      {request.visits.map(({ person, minutes }) => (
        <Form.Item key={person.id} name={['minutes', person.id]} label={t('review.minutes', { name: person.name })} rules={[{ required: true }]}>
          <InputNumber min={0} max={minutes} step={5} precision={0} />
        </Form.Item>
      ))}
      <Form.Item name="stars" label={t('review.stars')} rules={[{ required: true }]}><Rate className="review-stars" allowClear={false} /></Form.Item>
    </FormDrawer>
  )
}

/** The same hours of tomorrow; the desk changes them where the person said another time. */
function tomorrow(request: Whole, now: number) {
  const day = dayAt(now, 1)
  return { from: instantAt(day, timeAt(request.window.from)), to: instantAt(day, timeAt(request.window.to)) }
}

function Reopen({ request, onClose }: Props) {
  const { t } = useTranslation()
  const { now } = useFormat()
  const { runAsync } = useCommand(notSolved, { purpose, onDone: () => toast({ text: t('review.reopenDone') }) })
  return (
    <ReasonDialog title={t('review.reopen')} note={t('review.reopenNote')} verb={t('review.reopenGo')}
      onSubmit={(reason) => runAsync({ id: request.id, reason, window: tomorrow(request, now) })} onClose={onClose} />
  )
}

/** The two buttons of a review, for who may make it. */
export function Review({ request }: { request: Whole }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<'confirm' | 'reopen'>()
  const close = () => setOpen(undefined)
  return (
    <>
      {mayDo(request, 'confirm') && <Button type="primary" onClick={() => setOpen('confirm')}>{t('review.confirm')}</Button>}
      {mayDo(request, 'not-solved') && <Button onClick={() => setOpen('reopen')}>{t('review.reopen')}</Button>}
      {open === 'confirm' && <Confirm request={request} onClose={close} />}
      {open === 'reopen' && <Reopen request={request} onClose={close} />}
    </>
  )
}
