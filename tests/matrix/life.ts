/** One request in each state and relation, lived through over HTTP; and what is true of it, written down as it happens. */
import sharp from 'sharp'
import { apply } from '#kernels/marketplace/requests/apply/contract.ts'
import * as api from '#kernels/marketplace/requests/contract.ts'
import * as concerns from '#kernels/marketplace/concerns/contract.ts'
import * as support from '#kernels/marketplace/support/contract.ts'
import type { Id } from '#platform/contract.ts'
import type { Place, Someone, World } from '../world.ts'
import { PROBES } from './probes.ts'
import type { Scene } from './scene.ts'

/** A request as the oracle knows it. `confirmer`: who is served, or who ordered where she has no account. */
export interface Order {
  key: string
  id: Id<'request'>
  at: Place
  state: string
  orderer: Someone
  served: Someone | null
  confirmer: Someone
  /** The team that has it now. */
  team: Place | null
  /** Teams to which it stands offered now. */
  offered: Place[]
  helper: Someone | null
  /** Whether the helper knows of it: from the naming to one day after. */
  named: boolean
  /** Whether today lies between the evening before and one day after. */
  helping: boolean
  /** What stands in it. */
  visits: boolean
  rated: boolean
  notes: number
  /** The agreed window is over. */
  past: boolean
  /** Which side proposed another window. */
  proposed: 'team' | 'resident' | null
  /** Who was missed at the door, and has not replied. */
  missed: 'home' | 'came' | null
  /** The team that had it, and may reply. */
  replies: Place | null
  /** Teams that have applied; null where nobody may. */
  applied: Place[] | null
}

type Whom = 'served' | 'self' | 'none'
const window = (day: string) => ({ from: `${day}T09:00:00+08:00`, to: `${day}T11:00:00+08:00` })
const THEN = window('2026-09-08')
const EVENING = { from: '2026-09-16T18:30:00+08:00', to: '2026-09-16T19:30:00+08:00' }
const SOON = window('2026-09-17')
const LATER = window('2026-09-21')
/** The evening before SOON: helpers of SOON may look. */
const NOW = '2026-09-16T20:00:00+08:00'

export const REASON = PROBES.reason
export const NEXT_WINDOW = window('2026-09-18')

/** A small picture that says where it was taken. */
async function aPhoto(): Promise<string> {
  const picture = sharp({ create: { width: 64, height: 64, channels: 3, background: '#1D39C4' } })
  return (await picture.withExif({ IFD0: { ImageDescription: PROBES.exif } }).jpeg().toBuffer()).toString('base64')
}

class Life {
  readonly orders: Order[] = []
  readonly #w: World
  readonly #s: Scene
  constructor(w: World, s: Scene) {
    this.#w = w
    this.#s = s
  }

  async order(key: string, given: { whom?: Whom; window?: typeof THEN; at?: 'a' | 'b' | 'd'; service?: string }): Promise<Order> {
    const { o, p } = this.#s
    const place = { a: [o.a, o.doorA, p.orderer], b: [o.b, o.doorB, p.ordererB], d: [o.d, o.doorD, p.ordererD] } as const
    const [at, premise, orderer] = place[given.at ?? 'a']
    const whom = given.whom ?? 'served'
    const other = { served: { name: PROBES.name, phone: p.served.phone }, none: { name: PROBES.stranger, phone: PROBES.phone }, self: undefined }[whom]
    const { id } = await this.#w.ok(orderer, api.submit, {
      org: at.id, service: given.service ?? 'haircut', window: given.window ?? SOON, premise, words: PROBES.words, ...(whom === 'self' ? { photo: await aPhoto() } : {}), ...(other === undefined ? {} : { forOther: other }),
    })
    const served = { served: p.served, none: null, self: orderer }[whom]
    const made: Order = {
      key, id, at, state: 'submitted', orderer, served, confirmer: served ?? orderer, team: null, offered: [], helper: null, named: false, helping: false, visits: false, rated: false, notes: 0, past: false, proposed: null, missed: null, replies: null, applied: null,
    }
    this.orders.push(made)
    return made
  }

  find(key: string): Order {
    const order = this.orders.find((one) => one.key === key)
    if (order === undefined) throw new Error(`no request is ${key}`)
    return order
  }

  #desk(of: Order): Someone {
    const { o, p } = this.#s
    const desk = of.at.id === o.a.id ? p.office('a.staff') : p.office('b.staff')
    return { ...desk, purpose: 'dispatch' }
  }

  async accept(of: Order): Promise<Order> {
    await this.#w.ok(this.#desk(of), api.accept, { id: of.id })
    const { o } = this.#s
    return Object.assign(of, { state: 'open', offered: [o.t1, o.t2] })
  }

  async edit(of: Order): Promise<Order> {
    await this.#w.ok(this.#desk(of), api.edit, { id: of.id, note: REASON })
    return Object.assign(of, { notes: 1 })
  }

  async end(of: Order, how: 'decline' | 'unserved'): Promise<Order> {
    await this.#w.ok(this.#desk(of), how === 'decline' ? api.decline : api.unserved, { id: of.id, reason: REASON, next: PROBES.next })
    return Object.assign(of, { state: how === 'decline' ? 'declined' : 'unserved', offered: [], notes: 1 })
  }

  async withdraw(of: Order): Promise<Order> {
    await this.#w.ok(of.orderer, api.withdraw, { id: of.id, reason: REASON })
    return Object.assign(of, { state: 'withdrawn', offered: [], notes: 1 })
  }

  async claim(of: Order, by: 't1' | 't2' | 't5', helper: Someone): Promise<Order> {
    const team = this.#s.o[by]
    await this.#w.ok(team.leader, api.claim, { id: of.id, helpers: [helper.id] })
    return Object.assign(of, { state: 'claimed', team, helper })
  }

  async apply(of: Order, by: 't1' | 't2'): Promise<Order> {
    const team = this.#s.o[by]
    await this.#w.ok(team.leader, apply, { id: of.id })
    return Object.assign(of, { applied: [...(of.applied ?? []), team] })
  }

  async askTeam(of: Order): Promise<Order> {
    const { o } = this.#s
    await this.#w.ok(this.#desk(of), api.askTeam, { id: of.id, team: o.t5.id })
    return Object.assign(of, { offered: [...of.offered, o.t5] })
  }

  async propose(of: Order, side: 'team' | 'resident'): Promise<Order> {
    if (of.team === null) throw new Error('no team has it')
    const leader = of.team.id === this.#s.o.t2.id ? this.#s.o.t2.leader : this.#s.o.t1.leader
    await this.#w.ok(side === 'team' ? leader : of.orderer, api.proposeWindow, { id: of.id, window: NEXT_WINDOW })
    return Object.assign(of, { proposed: side })
  }

  async missed(of: Order, who: 'home' | 'came'): Promise<Order> {
    const { o } = this.#s
    if (who === 'home') await this.#w.ok(o.t1.leader, api.nobodyHome, { id: of.id, window: SOON, reason: REASON })
    else await this.#w.ok(of.orderer, api.nobodyCame, { id: of.id, reason: REASON })
    const gone = who === 'came' ? { state: 'open', team: null, helper: null, replies: of.team } : {}
    return Object.assign(of, { ...gone, missed: who, notes: 1, offered: [o.t1, o.t2], past: false })
  }

  async begin(of: Order): Promise<Order> {
    if (of.helper === null) throw new Error('nobody goes')
    await this.#w.ok({ ...of.helper, hat: 'me' }, api.begin, { id: of.id })
    return Object.assign(of, { state: 'working' })
  }

  async finish(of: Order, from: string, to: string): Promise<Order> {
    if (of.helper === null) throw new Error('nobody went')
    await this.#w.ok(this.#s.o.t1.leader, api.finish, { id: of.id, visits: [{ person: of.helper.id, from, to }] })
    return Object.assign(of, { state: 'finished', visits: true })
  }

  async confirm(of: Order): Promise<Order> {
    await this.#w.ok(of.confirmer, api.confirm, { id: of.id, stars: 5 })
    return Object.assign(of, { state: 'confirmed', rated: true })
  }
}

async function longAgo(w: World, s: Scene, life: Life): Promise<void> {
  const { p } = s
  const old = [await life.order('long ago closed', { window: THEN }), await life.order('long ago confirmed', { window: THEN }), await life.order('long ago confirmed self', { window: THEN, whom: 'self' })]
  for (const one of old) await life.claim(await life.accept(one), 't1', p.helper)
  await w.to(THEN.from)
  for (const one of old) await life.begin(one)
  await w.to(THEN.to)
  for (const one of old) await life.finish(one, THEN.from, THEN.to)
  for (const one of old.slice(1)) await life.confirm(one)
  await w.to('2026-09-16T12:00:00+08:00')
  // Silence closed it; the window is over, and with it the offers and the helper's right.
  Object.assign(old[0] ?? {}, { state: 'closed' })
  for (const one of old) Object.assign(one, { offered: [] })
}

async function today(w: World, s: Scene, life: Life): Promise<void> {
  const { p } = s
  for (const whom of ['served', 'self', 'none'] as const) await life.order(`submitted ${whom}`, { whom })
  for (const whom of ['served', 'self'] as const) await life.accept(await life.order(`open ${whom}`, { whom }))
  await life.end(await life.order('declined', {}), 'decline')
  await life.end(await life.accept(await life.order('unserved', {})), 'unserved')
  await life.withdraw(await life.accept(await life.order('withdrawn', {})))
  await life.claim(await life.accept(await life.edit(await life.order('claimed', {}))), 't1', p.helper)
  await life.claim(await life.accept(await life.order('claimed for later', { window: LATER })), 't1', p.later)
  await life.order('submitted at B', { at: 'b', whom: 'self' })
  await life.claim(await life.accept(await life.order('claimed at B by T2', { at: 'b', whom: 'self' })), 't2', s.o.t2.leader)
  await life.propose(life.find('claimed'), 'team')
  await life.propose(life.find('claimed at B by T2'), 'resident')
  const over = [await life.order('claimed, over', { window: EVENING, at: 'b' }), await life.order('nobody home', { window: EVENING, at: 'b' })]
  for (const one of over) await life.claim(await life.accept(one), 't1', p.helper)
  const came = await life.claim(await life.askTeam(await life.accept(await life.order('nobody came', { window: EVENING, at: 'b' }))), 't5', s.o.t5.leader)
  await w.ok(p.neighbour, support.add, { id: (await life.order('lamp', { service: 'lamp', at: 'b' })).id })
  await life.order('submitted at D', { at: 'd', whom: 'self' })
  const under = [await life.order('working', {}), await life.order('finished', {}), await life.order('finished none', { whom: 'none' }), await life.order('confirmed today', { at: 'b', whom: 'self' })]
  for (const one of under) await life.claim(await life.accept(one), 't1', p.helper)
  // The rule chooses the second team, which has less at hand.
  const chosen = await life.accept(await life.order('chosen by the rule', { window: EVENING, at: 'b', whom: 'self', service: 'escort' }))
  for (const by of ['t1', 't2'] as const) await life.apply(chosen, by)
  await w.to('2026-09-16T12:10:00+08:00')
  over.push(Object.assign(chosen, { state: 'claimed', team: s.o.t2, helper: s.o.t2.leader, applied: null }))
  await w.to(NOW)
  await life.apply(await life.accept(await life.order('applying', { service: 'escort', at: 'b' })), 't1')
  for (const one of over) Object.assign(one, { past: true, offered: [] })
  await life.missed(life.find('nobody home'), 'home')
  await life.missed(came, 'came')
  for (const one of under) await life.begin(one)
  for (const one of under.slice(1)) await life.finish(one, '2026-09-16T18:30:00+08:00', '2026-09-16T19:30:00+08:00')
  for (const one of under.slice(3)) await life.confirm(one)
  for (const one of life.orders) {
    one.named = one.helper !== null && !one.key.startsWith('long ago')
    one.helping = one.named && one.helper !== p.later
  }
}

/** That something was wrong at a visit, as the oracle knows it. `inside`: who is or was of a team that had the request. */
export interface Concerned { key: string; id: string; at: Place; by: Someone; order: Order; state: 'raised' | 'lifted'; inside: Someone[] }

/** One that waits, about somebody who is needed nowhere else; and one that was settled, so that its helper goes again. */
export async function concerned(w: World, { p }: Scene, orders: readonly Order[]): Promise<Concerned[]> {
  const say = async (key: string, by: Someone): Promise<Concerned> => {
    const order = orders.find((one) => one.key === key)
    if (order === undefined) throw new Error(`no request is ${key}`)
    const { id } = await w.ok(by, concerns.raise, { id: order.id, words: PROBES.concern })
    return { key: `said of ${key}`, id, at: order.at, by, order, state: 'raised', inside: [p.onceOfT5, p.memberAsStaff] }
  }
  const [waits, settled] = [await say('nobody came', p.ordererB), await say('finished', p.served)]
  await w.ok({ ...p.office('a.staff'), purpose: 'dispatch' }, concerns.lift, { id: settled.id as never, words: PROBES.found })
  return [waits, { ...settled, state: 'lifted' }]
}

/** Lives every request to its state; afterwards it is the evening of 16 September 2026. */
export async function live(w: World, s: Scene): Promise<Order[]> {
  const life = new Life(w, s)
  await longAgo(w, s, life)
  await today(w, s, life)
  return life.orders
}
