/** Areas: the official divisions of the province, to the village, dated. */
import { dayOf } from '#platform/calendar.ts'
import type { Cx } from '#platform/cx.ts'
import type { Point } from '#platform/distance.ts'
import type { Manifest } from '#platform/manifest.ts'
import type { Area } from './contract.ts'
import { countyCentres } from './data/centres.ts'
import { policy } from './policy.ts'
import * as q from './queries.ts'
import { routes } from './routes.ts'

export type { Area } from './contract.ts'

/** One division, ended or not; undefined where no list names it. */
export const areaOf = (cx: Cx, code: string): Promise<Area | undefined> => q.area(cx.tx, { code, day: dayOf(cx.now) })

/** The divisions of these codes that exist today, higher ones first. */
export const areasOf = (cx: Cx, codes: readonly string[]): Promise<Area[]> =>
  q.byCodes(cx.tx, { codes, day: dayOf(cx.now) })

/** An illustrative point near the seat of the county that an area lies in; undefined for a city or a province. */
export const centreOf = (code: string): Point | undefined => countyCentres.get(code.slice(0, 6))

export const manifest: Manifest = { policies: [policy], routes }
