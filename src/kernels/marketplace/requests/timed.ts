/** The moves that only the clock makes; the close of applications is in `choose.ts`. */
import type { Timed } from '#platform/journal.ts'
import { advance, reread } from './advance.ts'
import { choose } from './choose.ts'
import { offered, teamsFor } from './fit.ts'
import { backToHall, offersTo } from './offer.ts'
import { offeredTo, tellDesk, tellLeaders, tellResidents } from './parties.ts'
import { GOING } from './window.ts'

/** The claim's time limit ended and nobody began: same hours the next day, told, offered again. */
const lapse: Timed = async (cx, id, { happened }) => {
  const row = await reread(cx, id)
  // However late the clock comes to it, the new window lies ahead.
  const again = await backToHall(cx, row)
  await advance(cx, row, {
    act: 'lapse', happened, ...again, ends: ['offered', 'assigned', ...GOING], facts: { offered: again.gives.length, team: row.team },
    tells: [...tellResidents(row, 'request.lapsed'), ...(await tellLeaders(cx, [row.team ?? ''], 'request.lapsed-team'))],
  })
}

/** Half of the promised hours are over and nobody claims it: offered to teams that came to fit meanwhile, and the desk is alerted. */
const unclaimed: Timed = async (cx, id, { happened }) => {
  const row = await reread(cx, id)
  const has = await offeredTo(cx, row)
  // Once its hours are over there is nothing to offer: the desk acts.
  const more = new Date(row.windowTo) > cx.now ? (await teamsFor(cx, row)).filter((fit) => offered(fit) && !has.includes(fit.team.id)) : []
  const gives = offersTo(cx, row, more.map((fit) => fit.team.id))
  await advance(cx, row, {
    act: 'unclaimed', happened, set: { alert: 'unclaimed' }, due: {}, gives, facts: { offered: gives.length }, tells: await tellDesk(cx, row, 'request.desk-unclaimed'),
  })
}

/** A visit was begun and nobody said who came: the desk is alerted. */
const unfinished: Timed = async (cx, id, { happened }) => {
  const row = await reread(cx, id)
  await advance(cx, row, { act: 'unfinished', happened, set: { alert: 'unfinished' }, due: {}, tells: await tellDesk(cx, row, 'request.desk-unfinished') })
}

/** Silence closes: no minute and no point, until the one served speaks. */
const silence: Timed = async (cx, id, { happened }) => {
  const row = await reread(cx, id)
  await advance(cx, row, { act: 'silence', happened, tells: tellResidents(row, 'request.closed') })
}

export const timed = { 'request.choose': choose, 'request.lapse': lapse, 'request.unclaimed': unclaimed, 'request.unfinished': unfinished, 'request.silence': silence }
