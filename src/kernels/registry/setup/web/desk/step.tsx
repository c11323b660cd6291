import type { ReactNode } from 'react'

/** One step of set-up as a card: what it is about, why, and what to do. */
export const Step = ({ title, note, children }: { title: string; note: string; children?: ReactNode }) => (
  <section className="card" aria-label={title}><div><h2>{title}</h2><p className="sub">{note}</p></div>{children}</section>
)
