import { RotateCw } from 'lucide-react'
import { Component, useEffect, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import { DrawnFault, DrawnOffline } from './drawings.tsx'
import { useOnline } from './offline-bar.tsx'
import { State } from './states.tsx'

function Broken() {
  const { t } = useTranslation()
  const online = useOnline()
  const wasOff = useRef(!online)
  // Without a network the file of the page could not come; it is fetched as soon as there is one again.
  useEffect(() => {
    if (online && wasOff.current) location.reload()
  }, [online])
  if (!online) return <State alone drawing={<DrawnOffline />} title={t('state.offlineTitle')} note={t('state.offlinePage')} />
  // A new version may have replaced the file that this page wanted: only a fresh start finds it.
  const again = <Button icon={<RotateCw />} onClick={() => location.reload()}>{t('act.retry')}</Button>
  return <State alone drawing={<DrawnFault />} title={t('state.faultTitle')} note={t('state.brokenNote')} action={again} />
}

/** Keeps the shell standing when a page breaks. Give it a `key` of the address, so that another page starts afresh. */
export class Boundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override render() {
    return this.state.broken ? <Broken /> : this.props.children
  }
}
