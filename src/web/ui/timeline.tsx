import { Check, Circle } from 'lucide-react'
import type { ReactNode } from 'react'
import { useFormat } from '../i18n/use-format.ts'

/** One step of a life: what happened, to whose doing, when; or what comes next, by whom, by when. */
export interface Step {
  key: string
  title: ReactNode
  note?: ReactNode
  /** When it happened, ISO 8601. */
  at?: string | undefined
  state: 'done' | 'now' | 'next'
}

/** A courier's timeline: done above, the present one lit, what comes below. */
export function Timeline({ steps, label }: { steps: readonly Step[]; label: string }) {
  const { moment } = useFormat()
  return (
    <ol className="timeline" aria-label={label}>
      {steps.map(({ key, title, note, at, state }) => (
        <li key={key} className={state} aria-current={state === 'now' ? 'step' : undefined}>
          <span className="dot">{state === 'done' && <Check />}{state === 'now' && <Circle fill="#fff" />}</span>
          <div><b>{title}</b>{note !== undefined && <p>{note}</p>}</div>
          {at !== undefined && <time dateTime={at}>{moment(at)}</time>}
        </li>
      ))}
    </ol>
  )
}
