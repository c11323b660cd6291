import { useTranslation } from 'react-i18next'
import { metresBetween, type Point } from '#platform/distance.ts'
import { list, type Premise } from '#kernels/registry/premises/contract.ts'
import type { Id } from '#platform/contract.ts'
import { useQueryOf } from '#web/query.ts'

interface Spot {
  id: string
  name: string
  at: Point
}

const [WIDTH, HEIGHT] = [344, 150]
const MARGIN = { x: 56, y: 30 }
/** Names beside more dots than these would cover each other. */
const MOST_NAMES = 8
const STEPS = [50, 100, 200, 500, 1000, 2000, 5000]

const spotOf = ({ id, name, point }: Premise): Spot[] => (point === null ? [] : [{ id, name, at: point }])
const range = (values: readonly number[]) => ({ low: Math.min(...values), high: Math.max(...values) })

/** Lays points out north up, both directions on one scale. Returns where each lies and how many pixels a metre has. */
function laidOut(spots: readonly Spot[]) {
  const [lat, lon] = [range(spots.map(({ at }) => at.lat)), range(spots.map(({ at }) => at.lon))]
  const corner = { lat: lat.low, lon: lon.low }
  const tall = Math.max(1, metresBetween(corner, { lat: lat.high, lon: lon.low }))
  const wide = Math.max(1, metresBetween(corner, { lat: lat.low, lon: lon.high }))
  const scale = Math.min((WIDTH - 2 * MARGIN.x) / wide, (HEIGHT - 2 * MARGIN.y) / tall)
  const across = ({ at }: Spot) => WIDTH / 2 + ((at.lon - (lon.low + lon.high) / 2) / Math.max(1e-9, lon.high - lon.low)) * wide * scale
  const up = ({ at }: Spot) => HEIGHT / 2 - ((at.lat - (lat.low + lat.high) / 2) / Math.max(1e-9, lat.high - lat.low)) * tall * scale
  return { scale, dots: spots.map((spot) => ({ ...spot, x: across(spot), y: up(spot) })) }
}

/** The community's estates as a sketch that only shows: choosing is done in the list below it. Nothing is drawn for fewer than two points. */
export function Schematic({ org, chosen }: { org: Id<'org'>; chosen: string | undefined }) {
  const { t } = useTranslation()
  const { data } = useQueryOf(list, { org })
  const spots = (data?.items ?? []).flatMap(spotOf)
  if (spots.length < 2) return null
  const { scale, dots } = laidOut(spots)
  const bar = STEPS.findLast((metres) => metres * scale <= 90) ?? 50
  const named = (id: string) => id === chosen || dots.length <= MOST_NAMES
  return (
    <figure className="schematic">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        {dots.map(({ id, name, x, y }) => (
          <g key={id} className={id === chosen ? 'chosen' : ''}>
            <circle cx={x} cy={y} r={id === chosen ? 8 : 5} />
            {named(id) && <text x={x} y={y - 11} textAnchor="middle">{name}</text>}
          </g>
        ))}
        <path d={`M12 ${HEIGHT - 14}v6h${bar * scale}v-6`} />
        <text x={18 + bar * scale} y={HEIGHT - 8}>{t('order.place.metres', { metres: bar })}</text>
      </svg>
      <figcaption>{t('order.place.schematic')}</figcaption>
    </figure>
  )
}
