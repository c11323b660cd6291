import { Drawer } from 'antd'
import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { useEffect, useState, useSyncExternalStore, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'

interface PanelProps {
  /** The small line above: what kind of record, its number. */
  kicker: ReactNode
  title: ReactNode
  tag?: ReactNode
  onClose: () => void
  /** The record before and after in the list, where there is one. */
  onPrevious?: (() => void) | undefined
  onNext?: (() => void) | undefined
  /** Buttons at the bottom, the primary one first. */
  foot?: ReactNode
  children: ReactNode
}

const wide = typeof matchMedia === 'undefined' ? undefined : matchMedia('(min-width:1200px)')

const useWide = () => useSyncExternalStore(
  (listener) => {
    wide?.addEventListener('change', listener)
    return () => wide?.removeEventListener('change', listener)
  },
  () => wide?.matches ?? true,
)

function Head({ kicker, title, tag, onClose, onPrevious, onNext }: Omit<PanelProps, 'children'>) {
  const { t } = useTranslation()
  const many = onPrevious !== undefined || onNext !== undefined
  return (
    <div className="side-head">
      <div className="side-kicker">
        <span className="num">{kicker}</span>
        <span>
          {many && <button type="button" aria-label={t('act.previous')} disabled={!onPrevious} onClick={onPrevious}><ChevronUp /></button>}
          {many && <button type="button" aria-label={t('act.next')} disabled={!onNext} onClick={onNext}><ChevronDown /></button>}
          <button type="button" aria-label={t('act.close')} onClick={onClose}><X /></button>
        </span>
      </div>
      <div className="side-title"><h2>{title}</h2>{tag}</div>
    </div>
  )
}

function Inside({ foot, children, ...head }: PanelProps) {
  return (
    <>
      <Head {...head} />
      <div className="side-body">{children}</div>
      {foot !== undefined && <div className="side-foot">{foot}</div>}
    </>
  )
}

/** One record beside its list: at the right on a wide screen, as a drawer over the page on a narrow one. Escape closes it. */
export function SidePanel(props: PanelProps) {
  const { t } = useTranslation()
  const isWide = useWide()
  const [place] = useState(() => document.getElementById('desk-panel'))
  const { onClose } = props
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const elsewhere = document.querySelector('.ant-modal-wrap,.ant-drawer-open') !== null
      if (event.key === 'Escape' && !event.defaultPrevented && !elsewhere) onClose()
    }
    // Before anybody else hears it: a dialog that this key closes is gone a moment later.
    addEventListener('keydown', onKey, true)
    return () => removeEventListener('keydown', onKey, true)
  }, [onClose])
  if (isWide) return place && createPortal(<Inside {...props} />, place)
  const body = { padding: 0, display: 'flex', flexDirection: 'column' } as const
  return (
    <Drawer open size={480} onClose={onClose} closable={false} aria-label={t('desk.side')} styles={{ body, wrapper: { maxWidth: '100vw' } }}>
      <Inside {...props} />
    </Drawer>
  )
}
