import type { Measure } from './figure/measure.ts'
import type { Flow } from './flow.ts'
import type { Timed } from './journal.ts'
import type { Personal } from './personal.ts'
import type { Policy } from './policy.ts'
import type { Route } from './route.ts'

/** What a module brings to the house. `app/` gathers them; nothing is found by magic. */
export interface Manifest extends Personal {
  policies: readonly Policy[]
  routes: readonly Route[]
  flows?: readonly Flow[]
  /** Timed moves by `noun.act`. */
  timed?: Readonly<Record<string, Timed>>
  /** What can be counted in it. */
  measures?: readonly Measure[]
  /** Row security of tables that have no policy rows of their own, as statements. */
  security?: readonly string[]
}
