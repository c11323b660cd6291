import { CircleCheck, X } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { store, useStore } from '../store.ts'

/** What a toast says: one short sentence, and how to take the deed back while that is safe. */
export interface Toast {
  text: string
  note?: string
  undo?: { label: string; run: () => void }
  /** How long it stays; 5 unless told. With an undo, as long as the undo is safe. */
  seconds?: number
}

const shown = store<(Toast & { key: number }) | undefined>(undefined)
let count = 0

/** Shows a toast; the next one replaces it. */
export function toast(content: Toast): void {
  count += 1
  shown.set({ ...content, key: count })
}

/** Where toasts appear; every shell has one. */
export function Toaster() {
  const { t } = useTranslation()
  const now = useStore(shown)
  useEffect(() => {
    if (!now) return undefined
    const timer = setTimeout(() => shown.set(undefined), (now.seconds ?? 5) * 1000)
    return () => clearTimeout(timer)
  }, [now])
  const undo = () => {
    now?.undo?.run()
    shown.set(undefined)
  }
  return (
    <div className="toasts no-print" role="status">
      {now && (
        <div className="toast" key={now.key}>
          <CircleCheck />
          <div className="grow">{now.text}{now.note !== undefined && <small>{now.note}</small>}</div>
          {now.undo && <button type="button" onClick={undo}>{now.undo.label}</button>}
          <button type="button" aria-label={t('act.close')} onClick={() => shown.set(undefined)}><X /></button>
        </div>
      )}
    </div>
  )
}
