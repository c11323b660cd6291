import { ChevronDown, MapPin } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Id } from '#platform/contract.ts'
import { menu } from '#kernels/marketplace/catalogue/contract.ts'
import { useQueryOf } from '../query.ts'
import { linkTo } from '../routes.ts'
import { CommunityPick } from './community-pick.tsx'
import { chooseCommunity, useCommunity } from './community.ts'
import { Sheet } from './ui/sheet.tsx'

/** The choice of a community over a page that needs one; it is remembered on this device. */
export function CommunitySheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const chosen = (org: Id<'org'>) => {
    chooseCommunity(org)
    onClose()
  }
  return <Sheet open={open} title={t('community.choose')} onClose={onClose}><CommunityPick onChosen={chosen} /></Sheet>
}

function Name({ org }: { org: Id<'org'> | undefined }) {
  const { t } = useTranslation()
  return <>{org === undefined ? t('community.mine') : <Known org={org} />}</>
}

function Known({ org }: { org: Id<'org'> }) {
  const { t } = useTranslation()
  const { data } = useQueryOf(menu, { org })
  return <>{data?.org.name ?? t('community.mine')}</>
}

/** Which community this home page is about; a press leads to the choice of another one. */
export function CommunityChip() {
  const { t } = useTranslation()
  const community = useCommunity()
  const to = linkTo('community')
  if (to === undefined) return null
  return (
    <Link to={to} className="where">
      <MapPin />{community === null ? t('community.choose') : <Name org={community} />}<ChevronDown className="more" />
    </Link>
  )
}
