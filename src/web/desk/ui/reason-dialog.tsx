import { Button, Input, Modal } from 'antd'
import { useId, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Refused } from '../../ui/states.tsx'
import { useDeed } from './use-deed.ts'

interface Reply { reason: string; second: string }

const Ready = ({ replies, onPick }: { replies: readonly Reply[]; onPick: (one: Reply) => void }) => (
  <div className="ready-replies">{replies.map((one, at) => <Button key={at} onClick={() => onPick(one)}>{one.reason}</Button>)}</div>
)

interface ReasonProps {
  title: string
  /** What will happen, and what the other side sees. */
  note?: ReactNode
  /** The verb on the button. */
  verb: string
  danger?: boolean
  /** A second text that the deed needs, e.g. the next step. */
  second?: string
  /** What is said often: one press fills both texts. */
  ready?: readonly Reply[]
  /** Sends it; what it throws is shown in the dialog. */
  onSubmit: (reason: string, second: string) => Promise<unknown>
  onClose: () => void
}

const Text = ({ label, value, error, onChange }: { label: string; value: string; error: boolean; onChange: (value: string) => void }) => {
  const { t } = useTranslation()
  const id = useId()
  return (
    <div style={{ marginTop: 12 }}>
      <label htmlFor={id}>{label}</label>
      <Input.TextArea id={id} autoSize={{ minRows: 2, maxRows: 6 }} maxLength={300} value={value} status={error ? 'error' : ''}
        aria-invalid={error || undefined} onChange={({ target }) => onChange(target.value)} />
      {error && <p role="alert" style={{ color: 'var(--red)' }} className="type-note">{t('field.reasonMissing')}</p>}
    </div>
  )
}

/** Asks for a reason before a deed; the reason goes to the person concerned. Mount it to open it. */
export function ReasonDialog({ title, note, verb, danger = false, second, ready = [], onSubmit, onClose }: ReasonProps) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const [more, setMore] = useState('')
  const [asked, setAsked] = useState(false)
  const { busy, fault, run } = useDeed(onClose)
  const fill = (one: Reply) => {
    setReason(one.reason)
    setMore(one.second)
  }
  const missing = { reason: reason.trim() === '', more: second !== undefined && more.trim() === '' }
  const send = () => {
    setAsked(true)
    if (!missing.reason && !missing.more) void run(() => onSubmit(reason.trim(), more.trim()))
  }
  return (
    <Modal open title={title} okText={verb} cancelText={t('act.cancel')} okButtonProps={{ danger, loading: busy }} onOk={send} onCancel={onClose}>
      {note !== undefined && <p className="sub">{note}</p>}
      <Ready replies={ready} onPick={fill} />
      <Text label={t('field.reason')} value={reason} error={asked && missing.reason} onChange={setReason} />
      {second !== undefined && <Text label={second} value={more} error={asked && missing.more} onChange={setMore} />}
      <div style={{ marginTop: 12 }}><Refused fault={fault} /></div>
    </Modal>
  )
}
