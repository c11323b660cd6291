import { useTranslation } from 'react-i18next'
import { monthText } from '#web/i18n/span.ts'
import { useFormat } from '#web/i18n/use-format.ts'
import { WallPanel } from '#web/wall/ui/wall-frame.tsx'
import type { Trend } from '../../contract.ts'
import { hrefOf, type Shown } from './tiles.tsx'

type Month = Trend['months'][number]

const heightOf = ({ value }: Month, top: number): string => (value === null ? '24%' : `${value <= 0 ? 0 : Math.max(3, (value / top) * 100)}%`)

/** One month as a bar that opens its list. Its number stands over it where it is the highest, or the last. */
function Bar({ trend, month, org, top }: { trend: Trend; month: Month; org: Shown['org']; top: number }) {
  const { t } = useTranslation()
  const { language, now } = useFormat()
  const { span, value, shown } = month
  const label = value === null ? t('wall.hidden') : `${shown ?? ''} ${trend.unit[language]}`
  const told = value !== null && value > 0 && (value === top || month === trend.months.at(-1))
  const name = `${monthText(span.from, now, language)}：${label}`
  return (
    <li className={value === null ? 'veiled' : ''}>
      <a href={hrefOf({ key: trend.key, span }, org)} title={name} aria-label={name}><i style={{ height: heightOf(month, top) }}>{told && <b className="num">{shown}</b>}</i></a>
    </li>
  )
}

/** Stands where nobody counts yet. */
export function NoTrend() {
  const { t } = useTranslation()
  return <WallPanel title={t('wall.trend')} span=""><p className="wall-none">{t('wall.none')}</p></WallPanel>
}

/** One figure month by month. */
export function TrendPanel({ trend, org }: { trend: Trend; org: Shown['org'] }) {
  const { t } = useTranslation()
  const { language, now } = useFormat()
  const { name, unit, months } = trend
  const top = Math.max(1, ...months.map(({ value }) => value ?? 0))
  const [first, last] = [months[0], months.at(-1)]
  const none = months.every(({ value }) => value === 0)
  return (
    <WallPanel title={name[language]} span={`${t('wall.trendSpan', { count: months.length })} · ${unit[language]}`}>
      {none ? <p className="wall-none">{t('wall.trendNone', { count: months.length })}</p> : (
        <>
          <ol className="wall-months">{months.map((month) => <Bar key={month.span.from} trend={trend} month={month} org={org} top={top} />)}</ol>
          {first && last && <p className="wall-axis num"><span>{monthText(first.span.from, now, language)}</span><span>{t('wall.soFar', { month: monthText(last.span.from, now, language) })}</span></p>}
        </>
      )}
    </WallPanel>
  )
}
