import { X } from 'lucide-react'
import { useEffect, useId, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'

/** A native modal dialog that follows `open`: the browser keeps the focus inside and gives it back. */
function useModal(open: boolean) {
  const ref = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog = ref.current
    if (open && !dialog?.open) dialog?.showModal()
    if (!open && dialog?.open) dialog.close()
  }, [open])
  return ref
}

/** A sheet from the bottom. Closed by its button, by Escape and by a tap beside it. */
export function Sheet({ open, title, onClose, foot, children }: {
  open: boolean; title: string; onClose: () => void; foot?: ReactNode; children: ReactNode
}) {
  const { t } = useTranslation()
  const ref = useModal(open)
  const id = useId()
  useEffect(() => {
    const dialog = ref.current
    // Only the veil is the dialog itself; everything else lies in it.
    const onVeil = (event: MouseEvent) => event.target === dialog && dialog?.close()
    dialog?.addEventListener('click', onVeil)
    return () => dialog?.removeEventListener('click', onVeil)
  }, [ref])
  return (
    <dialog ref={ref} className="sheet" aria-labelledby={id} onClose={onClose}>
      {open && (
        <>
          <div className="sheet-head">
            <h2 id={id}>{title}</h2>
            <button type="button" className="icon-btn" aria-label={t('act.close')} onClick={onClose}><X /></button>
          </div>
          <div className="sheet-body">{children}</div>
          {foot !== undefined && <div className="sheet-foot">{foot}</div>}
        </>
      )}
    </dialog>
  )
}

/** Asks before a deed that cannot be undone: what stops, what stays; the safe choice comes first, the verb is on the button. */
export function Ask({ open, title, children, verb, danger = false, busy = false, onYes, onNo, no }: {
  open: boolean; title: string; children?: ReactNode; verb: string; danger?: boolean; busy?: boolean
  onYes: () => void; onNo: () => void; no?: string
}) {
  const { t } = useTranslation()
  const ref = useModal(open)
  const id = useId()
  return (
    <dialog ref={ref} className="ask" aria-labelledby={id} onClose={onNo}>
      {open && (
        <>
          <h2 id={id}>{title}</h2>
          {children !== undefined && <div>{children}</div>}
          <div className="ask-acts">
            <Button kind="outline" onClick={onNo}>{no ?? t('act.cancel')}</Button>
            <Button kind={danger ? 'danger' : 'primary'} busy={busy} onClick={onYes}>{verb}</Button>
          </div>
        </>
      )}
    </dialog>
  )
}
