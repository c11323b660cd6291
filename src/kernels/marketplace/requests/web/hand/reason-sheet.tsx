import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#web/ui/button.tsx'
import { Refused } from '#web/ui/states.tsx'
import { TextArea } from '#web/hand/ui/field.tsx'
import { Sheet } from '#web/hand/ui/sheet.tsx'

/** Asks for a reason, with ready sentences to tap; the other side will read it. */
export function ReasonSheet({ open, title, note, ready, verb, danger = false, busy, fault, onSend, onClose, children }: {
  open: boolean; title: string; note: string
  /** Sentences that fit most often. */
  ready: readonly string[]
  verb: string; danger?: boolean; busy: boolean; fault: unknown
  onSend: (reason: string) => void; onClose: () => void
  /** Further fields under the reason. */
  children?: ReactNode
}) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const missing = reason.trim() === ''
  const send = () => {
    setAsked(true)
    if (!missing) onSend(reason.trim())
  }
  return (
    <Sheet open={open} title={title} onClose={onClose}
      foot={<Button size="l" kind={danger ? 'danger' : 'primary'} busy={busy} onClick={send}>{verb}</Button>}>
      <div className="stack">
        <p className="sub">{note}</p>
        <div className="ready" role="group" aria-label={t('reason.ready')}>
          {ready.map((one) => <button key={one} type="button" onClick={() => setReason(one)}>{one}</button>)}
        </div>
        <TextArea label={t('field.reason')} rows={2} maxLength={300} value={reason} onChange={setReason}
          error={asked && missing ? t('field.reasonMissing') : undefined} />
        {children}
        <Refused fault={fault} />
      </div>
    </Sheet>
  )
}
