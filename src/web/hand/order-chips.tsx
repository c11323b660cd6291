import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Id } from '#platform/contract.ts'
import { menu } from '#kernels/marketplace/catalogue/contract.ts'
import { useLanguage } from '../i18n/language.ts'
import { useQueryOf } from '../query.ts'
import { useCommunity } from './community.ts'

/** The first services of the chosen community, each one tap to its form. */
export function OrderChips({ to }: { to: string }) {
  const community = useCommunity()
  return community ? <Chips to={to} org={community} /> : null
}

function Chips({ to, org }: { to: string; org: Id<'org'> }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { data } = useQueryOf(menu, { org })
  const services = data?.services.filter(({ on }) => on) ?? []
  if (services.length === 0) return null
  return (
    <ul>
      {services.slice(0, 3).map((service) => (
        <li key={service.key}><Link to={`${to}?service=${service.key}`}><span>{service[language]}</span></Link></li>
      ))}
      <li><Link to={to}><span>{t('home.allServices')}</span></Link></li>
    </ul>
  )
}
