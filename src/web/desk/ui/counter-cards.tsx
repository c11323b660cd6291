import { LampShape, type LampState } from '../../ui/lamp.tsx'
import { numberText } from '../../i18n/format.ts'

/** One count of what waits. */
export interface Counter<K extends string> {
  key: K
  label: string
  value: number | undefined
  unit?: string
  /** What the number hides: the earliest deadline, the parts. */
  note?: string
  lamp?: LampState
}

type Shown = Omit<Counter<string>, 'key'>

const isLate = ({ lamp, value = 0 }: Shown) => lamp === 'late' && value > 0

const Inside = ({ label, value, unit, note, lamp }: Shown) => (
  <>
    <span>{lamp && lamp !== 'ok' && <LampShape state={lamp} />}<em>{label}</em></span>
    <b>{value === undefined ? '–' : numberText(value)}{unit !== undefined && <i>{unit}</i>}</b>
    <small>{note}</small>
  </>
)

/** Counts as cards; pressing one filters the list below. Without `onChoose` they only tell. */
export function CounterCards<K extends string>({ label, counters, chosen, onChoose }: {
  label: string; counters: readonly Counter<K>[]; chosen?: K | undefined; onChoose?: (key: K) => void
}) {
  return (
    <div className="counters" role="group" aria-label={label}>
      {counters.map((counter) => {
        const { key, ...shown } = counter
        const look = `counter${isLate(shown) ? ' counter-late' : ''}`
        return onChoose
          ? <button key={key} type="button" className={look} aria-pressed={chosen === key} onClick={() => onChoose(key)}><Inside {...shown} /></button>
          : <div key={key} className={look}><Inside {...shown} /></div>
      })}
    </div>
  )
}
