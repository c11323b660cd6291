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
          href={hrefOf(tile, org)} note={t('state.asOf', { at: moment(tile.asOf) })} />
      ))}
    </div>
  )
}

/** What happened today, step by step. */
export function Today({ tiles, org, asOf }: { tiles: readonly Tile[]; org: Org; asOf: string }) {
  const { t } = useTranslation()
  const { language, date } = useFormat()
  const top = most(tiles.map(({ value }) => value))
  return (
    <WallPanel title={t('wall.today')} span={date(asOf)} asOf={asOf}>
      {tiles.length === 0 ? <None text={t('wall.none')} /> : (
        <ul className="wall-bars wall-steps">
          {tiles.map((tile) => (
            <li key={tile.key}><a href={hrefOf(tile, org)}><span>{tile.name[language]}</span><i><em style={{ width: share(tile.value, top) }} /></i><b className="num">{tile.shown ?? '–'}</b></a></li>
          ))}
        </ul>
      )}
    </WallPanel>
  )
}

/** What waits now, for whom. */
export function Waiting({ tiles, org, asOf }: { tiles: readonly Tile[]; org: Org; asOf: string }) {
  const { t } = useTranslation()
  const { language } = useFormat()
  return (
    <WallPanel title={t('wall.waiting')} span={t('wall.waitingSpan')} asOf={asOf}>
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

/** The organisations right below, the first one lit. */
export function Compare({ compare: { tile, bars }, asOf }: { compare: Shown['compare']; asOf: string }) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const shown = bars.slice(0, 8)
  const top = most(shown.map(({ value }) => value))
  return (
    <WallPanel title={t('wall.compare')} span={tile === null ? '' : t('wall.compareSpan', { name: tile.name[language] })} asOf={asOf}>
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

/** What came of it this month. */
export function Month({ tiles, org, asOf }: { tiles: readonly Tile[]; org: Org; asOf: string }) {
  const { t } = useTranslation()
  const { language, now } = useFormat()
  return (
    <WallPanel title={t('wall.month')} span={monthText(dayNow(Date.parse(asOf)), now, language)} asOf={asOf}>
      {tiles.length === 0 ? <None text={t('wall.none')} /> : (
        <ul className="wall-list">
          {tiles.map((tile) => (
            <li key={tile.key}><a href={hrefOf(tile, org)}><span>{tile.name[language]}</span><b className="num">{tile.shown ?? '–'}</b><small>{tile.value === null ? t('wall.hidden') : tile.unit[language]}</small></a></li>
          ))}
        </ul>
      )}
    </WallPanel>
  )
}
