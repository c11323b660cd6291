/** Figures: numbers as queries. Each opens the rows that it counts. */
import type { Manifest } from '#platform/manifest.ts'
import { routes } from './routes.ts'

export { boundAt, withMeasure, type Bound } from './bound.ts'
export { askedOf, count, isHidden, valueOf, type Scope } from './count.ts'
export { can } from './policy.ts'
export { belowOf, daysOf, monthsOf } from './parts.ts'
export { rowsOf } from './rows.ts'
export { lastDays, spanOf } from './span.ts'

export const manifest: Manifest = { policies: [], routes }
