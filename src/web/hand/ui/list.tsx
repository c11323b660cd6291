import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

/** Rows under each other with hairlines; put it into a card or on white. */
export const List = ({ label, children }: { label?: string; children: ReactNode }) => (
  <ul className="list" aria-label={label}>{children}</ul>
)

interface RowProps {
  icon?: ReactNode
  title: ReactNode
  note?: ReactNode
  value?: ReactNode
  /** Leads to a page of this shell. */
  to?: string
  /** Leads out of this shell. */
  href?: string
  onClick?: () => void
}

function Inside({ icon, title, note, value, leads }: RowProps & { leads: boolean }) {
  return (
    <>
      {icon}
      <span className="grow"><b>{title}</b>{note !== undefined && <small>{note}</small>}</span>
      {value !== undefined && <span className="value num">{value}</span>}
      {leads && <ChevronRight className="go" />}
    </>
  )
}

/** One row of a list: it leads somewhere, does something, or only tells. */
export function Row(props: RowProps) {
  const { to, href, onClick } = props
  if (to !== undefined) return <li><Link to={to} className="list-row"><Inside {...props} leads /></Link></li>
  if (href !== undefined) return <li><a href={href} className="list-row"><Inside {...props} leads /></a></li>
  if (onClick) return <li><button type="button" className="list-row" onClick={onClick}><Inside {...props} leads /></button></li>
  return <li><div className="list-row"><Inside {...props} leads={false} /></div></li>
}
