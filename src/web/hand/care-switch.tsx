import { ALargeSmall } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { setCare, useCare } from '../care.ts'

/** One tap into the large view, one tap back. */
export function CareSwitch() {
  const { t } = useTranslation()
  const care = useCare()
  return (
    <button type="button" className="pill" onClick={() => setCare(!care)}>
      {!care && <ALargeSmall />}{t(care ? 'care.off' : 'care.on')}
    </button>
  )
}
