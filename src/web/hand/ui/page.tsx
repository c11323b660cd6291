import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation, useNavigate } from 'react-router'
import { DrawnArches } from '../../ui/drawings.tsx'
import { Foot } from '../../ui/foot.tsx'
import { CareBar } from '../care-bar.tsx'

interface BarProps {
  title: string
  /** Where back leads when this page was opened directly; without it there is no back. */
  back?: string | undefined
  /** What stands at the right end: one link or button. */
  action?: ReactNode
}

/** A hand page's head: back, the title, one thing at the end. */
export function NavBar({ title, back, action }: BarProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { key } = useLocation()
  // The first page of a visit has nothing of ours behind it.
  const goBack = () => void (key === 'default' ? navigate(back ?? '/', { replace: true }) : navigate(-1))
  return (
    <header className="nav-bar">
      {back === undefined ? <span style={{ width: 44 }} /> : (
        <button type="button" className="icon-btn" aria-label={t('act.back')} onClick={goBack}><ChevronLeft /></button>
      )}
      <h1>{title}</h1>
      <div className="nav-end">{action}</div>
    </header>
  )
}

interface PageProps extends BarProps {
  /** Instead of the plain head an ultramarine one: what the matter stands at, and by when. */
  hero?: { title: string; note?: string }
  /** The bar at the bottom: at most a note and two buttons. */
  bar?: ReactNode
  /** White ground instead of grey, for ledgers. */
  white?: boolean
  children: ReactNode
}

/** The frame of a hand page: head, body, bar. */
export function HandPage({ hero, bar, white = false, children, ...head }: PageProps) {
  return (
    <div className={`page${white ? ' page-white' : ''}`}>
      <CareBar />
      {hero ? (
        <div className="hero on-qing">
          <DrawnArches sun />
          <NavBar {...head} />
          <h2>{hero.title}</h2>
          {hero.note !== undefined && <p>{hero.note}</p>}
        </div>
      ) : <NavBar {...head} />}
      {children}
      <Foot />
      {bar !== undefined && <div className="action-bar no-print">{bar}</div>}
    </div>
  )
}

/** What a bottom bar says beside its button: a small line above a bold one. */
export const ActionNote = ({ label, value }: { label: string; value: string }) => (
  <p className="action-note">{label}<b>{value}</b></p>
)

/** A section's head; `to` leads to the whole list. */
export const Section = ({ title, to, more }: { title: string; to?: string | undefined; more?: string }) => (
  <div className="section">
    <h2>{title}</h2>
    {to !== undefined && <Link to={to}>{more}<ChevronRight /></Link>}
  </div>
)
