import { PencilLine } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { WarmBar } from '#web/hand/ui/panels.tsx'
import { useMe } from '#web/me.ts'
import { linkTo } from '#web/routes.ts'
import { unsentOf } from './draft.ts'

/** Says that an order was begun on this device and is not sent, and leads back to it; nothing where there is none. */
export function Unsent() {
  const { t } = useTranslation()
  const me = useMe().data
  const to = linkTo('order')
  if (me === undefined || to === undefined || !unsentOf(me?.id ?? null)) return null
  return <div className="page-pad unsent"><WarmBar icon={<PencilLine />} action={<Link to={to}>{t('order.goOn')}</Link>}>{t('order.unsent')}</WarmBar></div>
}
