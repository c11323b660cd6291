import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'
import { Logo } from '../ui/logo.tsx'
import type { Page } from '../pages.ts'
import { CareSwitch } from './care-switch.tsx'
import { LanguageSwitch } from '../ui/language-switch.tsx'

function Links({ tabs }: { tabs: readonly Page[] }) {
  const { t } = useTranslation()
  return (
    <ul>
      {tabs.map(({ name, path, nav }) => {
        const Icon = nav?.icon
        return <li key={name}><NavLink to={path} end={path === '/'}>{Icon && <Icon />}{t(`page.${name}`)}</NavLink></li>
      })}
    </ul>
  )
}

/** The tab bar of a phone; on wide screens the bar above replaces it. */
export function TabBar({ tabs }: { tabs: readonly Page[] }) {
  const { t } = useTranslation()
  return <nav className="hand-tabs no-print" aria-label={t('app.tabs')}><Links tabs={tabs} /></nav>
}

/** The bar above on a laptop. */
export function TopBar({ tabs }: { tabs: readonly Page[] }) {
  const { t } = useTranslation()
  return (
    <header className="hand-top no-print">
      <NavLink to="/" className="brand" aria-label={`${t('app.name')} ${t('page.home')}`}><Logo />{t('app.name')}</NavLink>
      <nav className="grow" aria-label={t('app.tabs')}><Links tabs={tabs} /></nav>
      <LanguageSwitch />
      <CareSwitch />
    </header>
  )
}
