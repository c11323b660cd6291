import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#web/ui/button.tsx'
import { Refused } from '#web/ui/states.tsx'
import { TextArea } from '#web/hand/ui/field.tsx'
import { Sheet } from '#web/hand/ui/sheet.tsx'
import { noWhen, spanOf, type Span } from '../days.ts'
import { WhenPicker } from './when.tsx'

/** Asks for another window, and where `words` names the field, for a word about it that may be left out. */
export function WindowSheet({ open, title, note, verb, words, needed = true, busy, fault, onSend, onClose }: {
  open: boolean; title: string; note: string; verb: string
  words?: string
  /** Whether the window may be left out. */
  needed?: boolean
  busy: boolean; fault: unknown
  onSend: (given: { window?: Span; reason?: string }) => void; onClose: () => void
}) {
  const { t } = useTranslation()
  const [when, setWhen] = useState(noWhen)
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const window = spanOf(when)
  const missing = window === undefined && (needed || when.day !== '')
  const send = () => {
    setAsked(true)
    if (!missing) onSend({ ...(window && { window }), ...(reason.trim() !== '' && { reason: reason.trim() }) })
  }
  return (
    <Sheet open={open} title={title} onClose={onClose} foot={<Button size="l" busy={busy} onClick={send}>{verb}</Button>}>
      <div className="stack">
        <p className="sub">{note}</p>
        <WhenPicker value={when} onChange={setWhen} />
        {asked && missing && <p className="field-error" role="alert">{t('order.missing.when')}</p>}
        {words !== undefined && <TextArea label={words} optional rows={2} maxLength={300} value={reason} onChange={setReason} />}
        <Refused fault={fault} />
      </div>
    </Sheet>
  )
}
