import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { id } from '#platform/contract.ts'
import { menu } from '#kernels/marketplace/catalogue/contract.ts'
import { useLanguage } from '../i18n/language.ts'
import { useQueryOf } from '../query.ts'
import { useCommunity } from './community.ts'

const Org = id('org')

/** The first services of the chosen community, each one tap to its form. */
export function OrderChips({ to }: { to: string }) {
  const community = Org.safeParse(useCommunity())
  return community.success ? <Chips to={to} org={community.data} /> : null
}

function Chips({ to, org }: { to: string; org: typeof Org['_output'] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { data } = useQueryOf(menu, { org })
  const services = data?.services.filter(({ on }) => on) ?? []
  if (services.length === 0) return null
  return (
    <ul>
      {services.slice(0, 4).map((service) => (
        <li key={service.key}><Link to={`${to}?service=${service.key}`}><span>{service[language]}</span></Link></li>
      ))}
      <li><Link to={to}><span>{t('home.allServices')}</span></Link></li>
    </ul>
  )
}
