import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { id, type Id } from '#platform/contract.ts'
import { CommunityPick } from '#web/hand/community-pick.tsx'
import { chooseCommunity } from '#web/hand/community.ts'
import { HandPage } from '#web/hand/ui/page.tsx'
import { linkTo } from '#web/routes.ts'

const Org = id('org')

/** Who scanned the code of a community is there already, and goes on to order. */
function useScanned(): void {
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const at = search.get('at')
  useEffect(() => {
    const told = Org.safeParse(at)
    if (!told.success) return
    chooseCommunity(told.data)
    void navigate(linkTo('order') ?? '/', { replace: true })
  }, [at, navigate])
}

/** 选社区: down the tree by taps, or by name. The choice stays on this device. */
export default function CommunityPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  useScanned()
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
