import { CircleAlert, Minus, Plus } from 'lucide-react'
import { useId, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { numberText } from '../../i18n/format.ts'

interface FieldProps {
  label: string
  hint?: string
  /** What is missing or wrong, in one sentence. */
  error?: string | undefined
  optional?: boolean
}

interface Control {
  id: string
  className: string
  'aria-invalid': boolean | undefined
  'aria-describedby': string | undefined
}

function Below({ id, error, hint }: { id: string; error: string | undefined; hint: string | undefined }) {
  if (error !== undefined) return <p className="field-error" id={id} role="alert"><CircleAlert />{error}</p>
  return hint === undefined ? null : <p className="field-hint" id={id}>{hint}</p>
}

/** A label above, its control, and hint or error below; for controls that have no component of their own here. */
export function Field({ label, hint, error, optional = false, children }: FieldProps & { children: (control: Control) => ReactNode }) {
  const { t } = useTranslation()
  const id = useId()
  const below = `${id}-below`
  const said = (error ?? hint) === undefined ? undefined : below
  return (
    <div className="field">
      <label className="field-head" htmlFor={id}>{label}{optional && <small>{t('field.optional')}</small>}</label>
      {children({ id, className: 'input', 'aria-invalid': error !== undefined || undefined, 'aria-describedby': said })}
      <Below id={below} error={error} hint={hint} />
    </div>
  )
}

interface TextProps extends FieldProps {
  value: string
  onChange: (value: string) => void
  placeholder?: string
  maxLength?: number
  type?: 'text' | 'tel' | 'date' | 'time' | 'search'
  inputMode?: 'text' | 'tel' | 'numeric'
  autoComplete?: string
  autoFocus?: boolean
}

/** One line of text. */
export function TextField({ value, onChange, label, hint, error, optional, ...input }: TextProps) {
  const field = { label, ...(hint !== undefined && { hint }), error, ...(optional && { optional }) }
  return (
    <Field {...field}>
      {(control) => <input {...control} {...input} value={value} onChange={({ target }) => onChange(target.value)} />}
    </Field>
  )
}

/** Several lines of text; near its end it says how much is left. */
export function TextArea({ value, onChange, maxLength, rows = 3, ...field }: FieldProps & {
  value: string; onChange: (value: string) => void; maxLength?: number; rows?: number; placeholder?: string
}) {
  const { t } = useTranslation()
  const { placeholder, ...frame } = field
  const left = maxLength === undefined ? Infinity : maxLength - Array.from(value).length
  const hint = left <= 50 ? { hint: t('field.left', { count: Math.max(0, left) }) } : {}
  return (
    <Field {...frame} {...hint}>
      {(control) => (
        <textarea {...control} rows={rows} placeholder={placeholder} maxLength={maxLength} value={value}
          onChange={({ target }) => onChange(target.value)} />
      )}
    </Field>
  )
}

/** A whole number that is put right with two buttons, in steps; the unit stands beside it. */
export function Amount({ label, value, unit, min = 0, max, step = 1, onChange }: {
  label: string; value: number; unit: string; min?: number; max: number; step?: number; onChange: (value: number) => void
}) {
  const { t } = useTranslation()
  return (
    <div className="amount" role="group" aria-label={label}>
      <button type="button" aria-label={`${label} ${t('act.less')}`} disabled={value <= min} onClick={() => onChange(Math.max(min, value - step))}><Minus /></button>
      <output>{numberText(value)} {unit}</output>
      <button type="button" aria-label={`${label} ${t('act.add')}`} disabled={value >= max} onClick={() => onChange(Math.min(max, value + step))}><Plus /></button>
    </div>
  )
}

/** On or off at once, with a line that says what it means. */
export const Switch = ({ label, note, checked, onChange }: {
  label: string; note?: string; checked: boolean; onChange: (checked: boolean) => void
}) => (
  <label className="switch-row">
    <span><b>{label}</b>{note !== undefined && <small>{note}</small>}</span>
    <input type="checkbox" role="switch" className="switch" checked={checked} aria-checked={checked} onChange={({ target }) => onChange(target.checked)} />
  </label>
)

/** A box to tick; never ticked beforehand. */
export const Tick = ({ checked, onChange, children }: { checked: boolean; onChange: (checked: boolean) => void; children: ReactNode }) => (
  <label className="tick-row">
    <input type="checkbox" checked={checked} onChange={({ target }) => onChange(target.checked)} />
    <span>{children}</span>
  </label>
)
