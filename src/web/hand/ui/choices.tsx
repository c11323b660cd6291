import { Check } from 'lucide-react'
import { useId, type ReactNode } from 'react'

/** One thing to choose. */
export interface Option<T extends string> {
  value: T
  label: ReactNode
  note?: string
  icon?: ReactNode
  disabled?: boolean
}

interface Shown<T extends string> {
  label: string
  options: readonly Option<T>[]
  /** chips wrap; row shares the width; tiles are a menu with icons; pills filter a list; tabs switch between lists. */
  as?: 'chips' | 'row' | 'tiles' | 'pills' | 'tabs'
  /** The label is shown above; otherwise it is only heard. */
  shown?: boolean
}

interface OneProps<T extends string> extends Shown<T> {
  value: T | undefined
  onChange: (value: T) => void
}

/** Exactly one of a few. */
export function Choices<T extends string>({ value, onChange, ...shown }: OneProps<T>) {
  return <Group {...shown} type="radio" has={(one) => one === value} onPick={onChange} />
}

interface ManyProps<T extends string> extends Shown<T> {
  value: readonly T[]
  onChange: (value: T[]) => void
}

/** Any of a few. */
export function ManyChoices<T extends string>({ value, onChange, ...shown }: ManyProps<T>) {
  const toggle = (one: T) => onChange(value.includes(one) ? value.filter((other) => other !== one) : [...value, one])
  return <Group {...shown} type="checkbox" has={(one) => value.includes(one)} onPick={toggle} />
}

function Group<T extends string>({ label, options, as = 'chips', shown = false, type, has, onPick }: Shown<T> & {
  type: 'radio' | 'checkbox'; has: (value: T) => boolean; onPick: (value: T) => void
}) {
  const name = useId()
  return (
    <fieldset>
      <legend className={shown ? 'field-head' : 'hidden-text'}>{label}</legend>
      <div className={`choices choices-${as}`}>
        {options.map((option) => (
          <label key={option.value} className="choice">
            <input type={type} name={name} checked={has(option.value)} disabled={option.disabled} onChange={() => onPick(option.value)} />
            <span>{option.icon}{option.label}{option.note !== undefined && <small>{option.note}</small>}</span>
            {as === 'tiles' && <i aria-hidden="true"><Check /></i>}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
