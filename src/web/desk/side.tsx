import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'
import type { Nav, Page } from '../pages.ts'
import { Logo } from '../ui/logo.tsx'
import { UserMenu } from './user-menu.tsx'

const groups = ['', 'work', 'people', 'report', 'setup']

const Count = ({ use }: { use: NonNullable<Nav['useCount']> }) => {
  const count = use()
  return count === undefined || count === 0 ? null : <b className="num">{count}</b>
}

function Line({ page }: { page: Page }) {
  const { t } = useTranslation()
  const { nav, path, name } = page
  const Icon = nav?.icon
  return (
    <li>
      <NavLink to={path} end={path === '/desk'}>{Icon && <Icon />}{t(`page.${name}`)}{nav?.useCount && <Count use={nav.useCount} />}</NavLink>
    </li>
  )
}

/** A line that is there until its work is done. */
const Passing = ({ page, over }: { page: Page; over: NonNullable<Nav['useOver']> }) => (over() ? null : <Line page={page} />)

/** The desk's menu, the pages under their headings, and who sits here. */
export function Side({ pages }: { pages: readonly Page[] }) {
  const { t } = useTranslation()
  const known = (page: Page) => groups.indexOf(page.nav?.group ?? '')
  return (
    <aside className="desk-side" aria-label={t('app.desk')}>
      <div className="brand"><Logo />{t('app.name')}<small>{t('app.desk')}</small></div>
      <nav className="desk-nav" aria-label={t('app.menu')}>
        {groups.map((group, at) => {
          const lines = pages.filter((page) => Math.max(0, known(page)) === at)
          if (lines.length === 0) return null
          return (
            <div key={group}>
              {group !== '' && <h2>{t(`nav.group.${group}`)}</h2>}
              <ul>{lines.map((page) => (page.nav?.useOver ? <Passing key={page.name} page={page} over={page.nav.useOver} /> : <Line key={page.name} page={page} />))}</ul>
            </div>
          )
        })}
      </nav>
      <UserMenu />
    </aside>
  )
}
