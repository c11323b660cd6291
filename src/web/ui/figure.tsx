import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { numberText, type At } from '../i18n/format.ts'
import { useFormat } from '../i18n/use-format.ts'

/** A number with its unit, its time and a way into its rows. A `null` value is one that may not be shown; `hidden` says why. */
export function Figure({ label, value, unit, asOf, to, digits = 0, hidden = '—' }: {
  label: string; value: number | bigint | null; unit: string; asOf?: At; to?: string; digits?: number; hidden?: string
}) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const content = (
    <>
      <span className="figure-label">{label}</span>
      <b>{value === null ? hidden : numberText(value, digits)}</b>
      {value !== null && <span className="unit">{unit}</span>}
      {asOf !== undefined && <small>{t('state.asOf', { at: moment(asOf) })}</small>}
    </>
  )
  return to === undefined ? <div className="figure">{content}</div> : <Link to={to} className="figure">{content}</Link>
}

/** Names and values, as a definition list. */
export const KeyValues = ({ items }: { items: readonly (readonly [string, React.ReactNode])[] }) => (
  <dl className="kv">
    {items.flatMap(([name, value]) => [<dt key={`${name}-name`}>{name}</dt>, <dd key={name}>{value}</dd>])}
  </dl>
)
