import { z } from 'zod'
import { Day, id, Instant, query } from '#platform/contract.ts'
import { FigureKey, Words } from '#platform/figure/binding.ts'
import { Span } from '../figures/contract.ts'

const OrgName = z.object({ id: id('org'), name: z.string() })

/** A number on the wall. It opens the list of its figure in its span; `value` is null where few persons hide it. */
export const Tile = z.object({
  key: FigureKey, name: Words, unit: Words, value: z.number().nullable(), shown: z.string().nullable(),
  span: Span, asOf: Instant,
})
export type Tile = z.infer<typeof Tile>

/** One band of the river: how many made that step on each day. */
export const Band = Tile.extend({ byDay: z.array(z.number().nullable()) })
export type Band = z.infer<typeof Band>

/** One figure month by month, the oldest first; the last month is not over. Each month opens its own list. */
export const Trend = Tile.extend({ months: z.array(z.object({ span: Span, value: z.number().nullable(), shown: z.string().nullable() })) })
export type Trend = z.infer<typeof Trend>

/** A fresh result: which service, in which county. No person, no place, no team; an hour old at least. */
export const News = z.object({ service: Words, icon: z.string(), county: z.string() })
export type News = z.infer<typeof News>

/** One bar of a comparison: an organisation right below, in the same span and figure. */
export const Bar = z.object({ org: OrgName, value: z.number().nullable(), shown: z.string().nullable() })

/** Everything on one screen for the worn office, counted in one moment. A panel whose figures nobody bound is empty. */
export const show = query('wall.show', 'GET /wall', {
  result: z.object({
    org: OrgName.extend({ below: z.number().int() }),
    asOf: Instant,
    /** Whether this installation holds invented people. */
    demo: z.boolean(),
    /** This year, in large. */
    heads: z.array(Tile),
    /** The flow of requests over the last thirty days, from order to confirmation. */
    river: z.object({ days: z.array(Day), bands: z.array(Band) }),
    /** What happened today; where nothing has yet, yesterday, else in the last seven days. The tiles name the span. */
    recent: z.array(Tile),
    /** What waits now. */
    waiting: z.array(Tile),
    /** What is ordered, over the last thirty days, the most ordered first. */
    services: z.array(Tile),
    /** The organisations right below, by requests confirmed in the last thirty days. */
    compare: z.object({ tile: Tile.nullable(), bars: z.array(Bar) }),
    /** What came of it this month: points, people, teams; on its first days, where nothing has yet, last month. */
    month: z.array(Tile),
    /** Month by month over a year. */
    trends: z.object({ left: z.array(Trend), right: z.array(Trend) }),
    /** What was confirmed lately, the newest first. */
    news: z.array(News),
  }),
})
