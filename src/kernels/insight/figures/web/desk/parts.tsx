import { EyeOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Id } from '#platform/contract.ts'
import { numberText } from '#web/i18n/format.ts'
import { eachDay } from '#web/i18n/span.ts'
import { useFormat } from '#web/i18n/use-format.ts'
import type { Whole } from './asked.ts'

type Part = Whole['days'][number]

const shareOf = (value: number | null, most: number): string => `${most === 0 || value === null ? 0 : Math.max(2, (Math.max(0, value) / most) * 100)}%`

/** The days of the span, those without anything too, as long as they fit; else those on which something happened. */
function daysOf({ days, span }: Whole): Part[] {
  const all = eachDay(span)
  if (all.length > 100) return days
  const by = new Map<string, Part>(days.map((part) => [part.day, part]))
  return all.map((day) => by.get(day) ?? { day, value: 0, shown: '0' })
}

/** The figure day by day, as bars. A day about few people is drawn, but says no number. */
export function ByDay({ figure }: { figure: Whole }) {
  const { t } = useTranslation()
  const { date, language } = useFormat()
  const days = daysOf(figure)
  const most = Math.max(0, ...days.map(({ value }) => value ?? 0))
  const unit = figure.unit[language]
  const label = ({ day, shown }: Part) => (shown === null ? t('figure.dayHidden', { day: date(day) }) : t('figure.dayOf', { day: date(day), value: shown, unit }))
  const [first, last] = [days[0], days.at(-1)]
  return (
    <section className="card figure-days" aria-label={t('figure.days')}>
      <h2>{t('figure.days')}{most > 0 && <small className="num">{numberText(most)} {unit}</small>}</h2>
      {figure.now || figure.days.length === 0 ? <p className="muted none">{t(figure.now ? 'figure.nowNote' : 'figure.daysNone')}</p> : (
        <>
          <ol className="bars">
            {days.map((part) => (
              <li key={part.day} title={label(part)} className={part.shown === null ? 'veiled' : ''}><span className="hidden-text">{label(part)}</span><i style={{ height: part.shown === null ? '30%' : shareOf(part.value, most) }} data-none={part.value === 0 || undefined} /></li>
            ))}
          </ol>
          {first && last && <p className="axis num"><span>{date(first.day)}</span>{first.day !== last.day && <span>{date(last.day)}</span>}</p>}
        </>
      )}
    </section>
  )
}

/** The organisations right below, each opening its own number. Nothing is drawn where there is only oneself. */
export function Below({ figure, onOpen }: { figure: Whole; onOpen: (org: Id<'org'>) => void }) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const { below, org, unit } = figure
  const others = below.filter((part) => part.org.id !== org.id)
  if (others.length === 0) return null
  const most = Math.max(0, ...below.map(({ value }) => value ?? 0))
  return (
    <section className="card figure-below" aria-label={t('figure.below')}>
      <h2>{t('figure.below')}</h2>
      <ul>
        {below.map((part) => (
          <li key={part.org.id}>
            {part.org.id === org.id ? <span>{t('figure.own', { name: part.org.name })}</span> : <button type="button" onClick={() => onOpen(part.org.id)}>{part.org.name}</button>}
            <span className="track"><i style={{ width: shareOf(part.value, most) }} data-none={part.value === 0 || part.value === null || undefined} /></span>
            <span className="num">{part.shown === null ? <><EyeOff aria-hidden="true" />{t('figure.hidden')}</> : `${part.shown} ${unit[language]}`}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
