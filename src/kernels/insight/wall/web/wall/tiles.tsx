import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { dayNow, monthText } from '#web/i18n/span.ts'
import { useFormat } from '#web/i18n/use-format.ts'
import { linkTo } from '#web/routes.ts'
import { WallFigure, WallPanel } from '#web/wall/ui/wall-frame.tsx'
import type { show, Tile } from '../../contract.ts'

/** Everything on the wall. */
export type Shown = z.infer<typeof show.result>

type Org = Shown['org']

/** Where the list of a number opens: at the desk, over the same days and organisation. */
export function hrefOf({ key, span }: Pick<Tile, 'key' | 'span'>, { id }: Pick<Org, 'id'>): string | undefined {
  const path = linkTo('figure', { key })
  return path === undefined ? undefined : `${path}?${new URLSearchParams({ from: span.from, to: span.to, org: id }).toString()}`
}

const most = (values: readonly (number | null)[]): number => Math.max(1, ...values.map((value) => value ?? 0))
const share = (value: number | null, of: number): string => `${value === null || value <= 0 ? 0 : Math.max(3, (value / of) * 100)}%`

const None = ({ text }: { text: string }) => <p className="wall-none">{text}</p>

/** The year's results in large. */
export function Heads({ tiles, org }: { tiles: readonly Tile[]; org: Org }) {
  const { t } = useTranslation()
  const { language, moment } = useFormat()
  return (
    <div className="wall-figures">
      {tiles.map((tile) => (
        <WallFigure key={tile.key} label={t('wall.thisYear', { name: tile.name[language] })} value={tile.value} digits={1} unit={tile.value === null ? t('wall.hidden') : tile.unit[language]}
          href={hrefOf(tile, org)} note={t('wall.thisYearNote', { at: moment(tile.asOf) })} />
      ))}
    </div>
  )
}

/** What a panel says instead of numbers: that nobody counts here, or `quiet` where nothing happened. */
const silence = (tiles: readonly Tile[], quiet: string): string | undefined => {
  if (tiles.length === 0) return 'wall.none'
  return tiles.every(({ value }) => value === 0) ? quiet : undefined
}

const lastDay = (asOf: string): string => dayNow(Date.parse(asOf))

/** A figure's name, its part of the largest, its number; the whole line opens its list. */
function Lines({ tiles, org, className }: { tiles: readonly Tile[]; org: Org; className: string }) {
  const { language } = useFormat()
  const top = most(tiles.map(({ value }) => value))
  return (
    <ul className={`wall-bars ${className}`}>
      {tiles.map((tile) => (
        <li key={tile.key}><a href={hrefOf(tile, org)}><span>{tile.name[language]}</span><i><em style={{ width: share(tile.value, top) }} /></i><b className="num">{tile.shown ?? '–'}</b></a></li>
      ))}
    </ul>
  )
}

/** Which span the tiles count: the first of these in which anything happened. */
function recently(tiles: readonly Tile[], asOf: string): { from: string; which: 'today' | 'yesterday' | 'week' } {
  const today = lastDay(asOf)
  const { from, to } = tiles[0]?.span ?? { from: today, to: today }
  if (from === today) return { from, which: 'today' }
  return { from, which: from === to ? 'yesterday' : 'week' }
}

/** What happened today, step by step; early in the day what happened yesterday or in the last week, and that it is so. */
export function Recent({ tiles, org, asOf }: { tiles: readonly Tile[]; org: Org; asOf: string }) {
  const { t } = useTranslation()
  const { date } = useFormat()
  const { from, which } = recently(tiles, asOf)
  const none = silence(tiles, 'wall.weekNone')
  const span = { today: date(from), yesterday: `${date(from)} · ${t('wall.todayNone')}`, week: t('wall.todayNone') }
  return (
    <WallPanel title={t(`wall.${which}`)} span={span[which]}>
      {none === undefined ? <Lines tiles={tiles} org={org} className="wall-steps" /> : <None text={t(none)} />}
    </WallPanel>
  )
}

/** What is ordered, the most ordered service first. */
export function Services({ tiles, org }: { tiles: readonly Tile[]; org: Org }) {
  const { t } = useTranslation()
  const none = silence(tiles, 'wall.compareNone')
  return (
    <WallPanel title={t('wall.services')} span={t('wall.riverSpan')}>
      {none === undefined ? <Lines tiles={tiles} org={org} className="wall-services" /> : <None text={t(none)} />}
    </WallPanel>
  )
}

/** What waits now, for whom. */
export function Waiting({ tiles, org }: { tiles: readonly Tile[]; org: Org }) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const quiet = tiles.length > 0 && silence(tiles, 'wall.waitingNone') !== undefined
  return (
    <WallPanel title={t('wall.waiting')} span={t(quiet ? 'wall.waitingNone' : 'wall.waitingSpan')}>
      {tiles.length === 0 ? <None text={t('wall.none')} /> : (
        <ul className="wall-list wall-large">
          {tiles.map((tile) => (
            <li key={tile.key}><a href={hrefOf(tile, org)}><span>{tile.name[language]}</span><b className="num">{tile.shown ?? '–'}</b><small>{tile.unit[language]}</small></a></li>
          ))}
        </ul>
      )}
    </WallPanel>
  )
}

/** As many as one reads from far. */
const BARS = 6

/** The organisations right below, the first one lit. */
export function Compare({ compare: { tile, bars } }: { compare: Shown['compare'] }) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const shown = bars.slice(0, BARS)
  const top = most(shown.map(({ value }) => value))
  return (
    <WallPanel title={t(bars.length > BARS ? 'wall.compareTop' : 'wall.compare', { count: BARS })} span={tile === null ? '' : t('wall.compareSpan', { name: tile.name[language] })}>
      {tile === null || shown.length === 0 ? <None text={t(tile === null ? 'wall.none' : 'wall.compareNone')} /> : (
        <ol className={`wall-bars wall-orgs${shown.length < 4 ? ' wall-few' : ''}`}>
          {shown.map(({ org, value, shown: text }) => (
            <li key={org.id}><a href={hrefOf(tile, org)}><span>{org.name}</span><i><em style={{ width: share(value, top) }} /></i><b className="num">{text ?? '–'}</b></a></li>
          ))}
        </ol>
      )}
    </WallPanel>
  )
}

/** What came of it this month, or in the last while this one has nothing. */
export function Month({ tiles, org, asOf }: { tiles: readonly Tile[]; org: Org; asOf: string }) {
  const { t } = useTranslation()
  const { language, now } = useFormat()
  const from = tiles[0]?.span.from ?? lastDay(asOf)
  const month = monthText(from, now, language)
  const isNow = from.slice(0, 7) === lastDay(asOf).slice(0, 7)
  const none = silence(tiles, 'wall.monthNone')
  return (
    <WallPanel title={t(isNow ? 'wall.month' : 'wall.lastMonth')} span={isNow ? month : `${month} · ${t('wall.monthNone')}`}>
      {none !== undefined ? <None text={t(none)} /> : (
        <ul className="wall-list">
          {tiles.map((tile) => (
            <li key={tile.key}><a href={hrefOf(tile, org)}><span>{tile.name[language]}</span><b className="num">{tile.shown ?? '–'}</b><small>{tile.value === null ? t('wall.hidden') : tile.unit[language]}</small></a></li>
          ))}
        </ul>
      )}
    </WallPanel>
  )
}
