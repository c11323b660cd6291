import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { Id } from '#platform/contract.ts'
import { CommunityPick } from '#web/hand/community-pick.tsx'
import { chooseCommunity } from '#web/hand/community.ts'
import { HandPage } from '#web/hand/ui/page.tsx'

/** 选社区: down the tree by taps, or by name. The choice stays on this device. */
export default function CommunityPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const chosen = (org: Id<'org'>) => {
    chooseCommunity(org)
    void navigate('/', { replace: true })
  }
  return (
    <HandPage title={t('page.community')} back="/">
      <CommunityPick onChosen={chosen} />
    </HandPage>
  )
}
