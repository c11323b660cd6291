import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

/** The head of a desk page: what it is, one line under it, at most a few actions. */
export const PageHead = ({ title, note, crumbs, children }: {
  title: ReactNode
  note?: ReactNode
  /** The way here: names and addresses of the pages above. */
  crumbs?: readonly { title: string; to: string }[]
  /** Actions at the right; one primary. */
  children?: ReactNode
}) => (
  <header className="page-head">
    <div>
      {crumbs && (
        <nav className="row">{crumbs.map(({ title: name, to }) => <span key={to} className="row"><Link to={to}>{name}</Link><ChevronRight /></span>)}</nav>
      )}
      <h1>{title}</h1>
      {note !== undefined && <p>{note}</p>}
    </div>
    {children !== undefined && <div className="page-acts">{children}</div>}
  </header>
)

/** The body of a desk page. */
export const DeskPage = ({ children }: { children: ReactNode }) => <div className="desk-body">{children}</div>
