import { useTranslation } from 'react-i18next'
import { show } from '#kernels/registry/setup/contract.ts'
import { useOffice } from '#web/me.ts'
import { useQueryOf } from '#web/query.ts'
import { linkTo } from '#web/routes.ts'
import { ButtonLink } from '#web/ui/button.tsx'

/** While the first run is not finished, its admin comes here from its steps and goes back to them. */
export function BackToSetup() {
  const { t } = useTranslation()
  const office = useOffice()
  const { data } = useQueryOf(show, {}, { hat: 'me' })
  const to = linkTo('setup')
  if (data?.done !== false || office?.role !== 'admin' || office.above.length > 0 || to === undefined) return null
  return <ButtonLink kind="outline" to={to}>{t('practice.toSetup')}</ButtonLink>
}
