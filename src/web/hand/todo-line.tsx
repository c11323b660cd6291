import type { ReactNode } from 'react'

/** One card of the to-dos: a time or a number, what it is, where it stands, and the way there. */
export function TodoLine({ big, small, title, note, action }: { big: string; small: string; title: string; note: string; action?: ReactNode }) {
  return (
    <li className="card todo">
      <div className="when"><b className="num">{big}</b><small>{small}</small></div>
      <div className="grow"><h3>{title}</h3><p>{note}</p></div>
      {action}
    </li>
  )
}
