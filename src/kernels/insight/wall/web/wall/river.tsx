import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#web/i18n/use-format.ts'
import type { Band } from '../../contract.ts'
import { riverOf } from './river-shape.ts'
import { hrefOf, type Shown } from './tiles.tsx'

const canvas = { width: 860, height: 600 }
/** From the order, deep, to the confirmation, bright. */
const tones = ['deep', 'clear', 'bright', 'green'] as const

function Legend({ bands, org, day }: { bands: readonly Band[]; org: Shown['org']; day: number }) {
  const { t } = useTranslation()
  const { language } = useFormat()
  return (
    <ul className="river-legend">
      {bands.map((band, at) => {
        const { key, name, shown, unit, byDay } = band
        return (
          <li key={key} className={`tone-${tones[at] ?? 'deep'}`}>
            <a href={hrefOf(band, org)} title={t('wall.open', { name: name[language], value: shown ?? '–', unit: unit[language] })}>
              <i /><span>{name[language]}</span><b className="num">{shown ?? '–'}</b><small className="num">{t('wall.thatDay', { count: byDay[day] ?? '–' })}</small>
            </a>
          </li>
        )
      })}
    </ul>
  )
}

function Axis({ days, chosen }: { days: readonly string[]; chosen: number }) {
  const { date } = useFormat()
  const last = days.length - 1
  const step = canvas.width / Math.max(1, last)
  return (
    <g className="river-axis">
      <line x1={chosen * step} x2={chosen * step} y1="0" y2={canvas.height} />
      {days.map((day, at) => ((last - at) % 7 === 0 ? <text key={day} x={at * step} y={canvas.height + 30} textAnchor={at === last ? 'end' : at === 0 ? 'start' : 'middle'}>{date(day)}</text> : null))}
    </g>
  )
}

/** The flow of requests over thirty days, from order to confirmation. The pointer chooses a day, whose own numbers stand in the legend. */
export function River({ river, org, asOf }: { river: Shown['river']; org: Shown['org']; asOf: string }) {
  const { t } = useTranslation()
  const { date, moment } = useFormat()
  const { days, bands } = river
  const [pointed, setPointed] = useState<number>()
  // Before anything has happened today, yesterday is the day to look at.
  const begun = bands.some(({ byDay }) => byDay.at(-1) !== 0)
  const day = pointed ?? Math.max(0, days.length - (begun ? 1 : 2))
  const streams = riverOf(bands.map(({ byDay }) => byDay.map((value) => value ?? 0)), canvas)
  const dry = bands.every(({ byDay }) => byDay.every((value) => value === 0))
  const choose = (share: number) => setPointed(Math.round(Math.min(1, Math.max(0, share)) * (days.length - 1)))
  return (
    <section className="river" aria-label={t('wall.river')}>
      <h2>{t('wall.river')}<small>{t('wall.riverSpan')}</small><span className="grow" /><small className="num">{date(days[day] ?? asOf)}</small></h2>
      <Legend bands={bands} org={org} day={day} />
      <div className="river-water">
        <svg viewBox={`-16 0 ${canvas.width + 32} ${canvas.height + 44}`} role="img" aria-label={t('wall.riverLabel')} onPointerLeave={() => setPointed(undefined)}
          onPointerMove={({ clientX, currentTarget }) => {
            const { left, width } = currentTarget.getBoundingClientRect()
            choose(((clientX - left) / width) * ((canvas.width + 32) / canvas.width) - 16 / canvas.width)
          }}>
          <defs>
            {tones.map((tone) => <linearGradient key={tone} id={`river-${tone}`} className={`tone-${tone}`}><stop offset="0" stopOpacity=".25" /><stop offset=".25" stopOpacity=".82" /><stop offset="1" stopOpacity="1" /></linearGradient>)}
          </defs>
          {streams.map(({ area }, at) => <path key={area} d={area} className="band" fill={`url(#river-${tones[at] ?? 'deep'})`} />)}
          {!dry && streams.map(({ lines }, at) => lines.map((line, n) => <path key={line} d={line} className="current" style={{ animationDelay: `${at * -2.3 - n * 3.1}s` }} />))}
          <Axis days={days} chosen={day} />
        </svg>
        {dry && <p className="river-dry">{t('wall.dry')}</p>}
      </div>
      <p className="river-note"><span>{t('wall.riverNote')}</span><span className="num">{t('state.asOf', { at: moment(asOf) })}</span></p>
    </section>
  )
}
