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
    /** What happened today, and what waits now. */
    today: z.array(Tile),
    waiting: z.array(Tile),
    /** The organisations right below, by requests confirmed in the last thirty days. */
    compare: z.object({ tile: Tile.nullable(), bars: z.array(Bar) }),
    /** What came of it this month: minutes, points, people, teams. */
    month: z.array(Tile),
  }),
})
