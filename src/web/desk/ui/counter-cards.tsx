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

/** Counts as cards; pressing one filters the list below. Without `onChoose` they only tell. */
export function CounterCards<K extends string>({ label, counters, chosen, onChoose }: {
  label: string; counters: readonly Counter<K>[]; chosen?: K | undefined; onChoose?: (key: K) => void
}) {
  return (
    <div className="counters" role="group" aria-label={label}>
      {counters.map(({ key, label: name, value, unit, note, lamp }) => {
        const late = lamp === 'late' && value !== undefined && value > 0 ? ' counter-late' : ''
        const inside = (
          <>
            <span>{lamp && lamp !== 'ok' && <LampShape state={lamp} />}{name}</span>
            <b>{value === undefined ? '–' : numberText(value)}{unit !== undefined && <i>{unit}</i>}</b>
            <small>{note}</small>
          </>
        )
        return onChoose
          ? <button key={key} type="button" className={`counter${late}`} aria-pressed={chosen === key} onClick={() => onChoose(key)}>{inside}</button>
          : <div key={key} className={`counter${late}`}>{inside}</div>
      })}
    </div>
  )
}
