import { CloudOff } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'

function follow(listener: () => void) {
  addEventListener('online', listener)
  addEventListener('offline', listener)
  return () => {
    removeEventListener('online', listener)
    removeEventListener('offline', listener)
  }
}

/** Whether the device has a network, as far as it knows. */
export const useOnline = (): boolean => useSyncExternalStore(follow, () => navigator.onLine, () => true)

/** Says that the device has no network and that what is shown is from before. */
export function OfflineBar() {
  const { t } = useTranslation()
  const online = useOnline()
  return <div role="status">{!online && <div className="offline"><CloudOff />{t('state.offline')}</div>}</div>
}
