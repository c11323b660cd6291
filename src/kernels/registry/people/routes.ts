import { me } from '#platform/cx.ts'
import { acts, asMyself } from '#platform/route.ts'
import { setName, setYear } from './actions.ts'
import * as api from './contract.ts'
import { namesOf } from './make.ts'
import { adultOf, sealedOf } from './sealed.ts'

export const routes = [
  acts(api.name, { can: asMyself, run: setName, show: async (cx) => ({ name: (await namesOf(cx.tx, [me(cx)])).get(me(cx)) ?? '' }) }),
  acts(api.year, { can: asMyself, run: setYear, show: async (cx) => ({ adult: adultOf((await sealedOf(cx, me(cx))).year, cx.now) === true }) }),
]
