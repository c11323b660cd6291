/** One world with everybody and everything that the sentences of the oracle speak of. What is true of whom is written down here as it is made. */
import * as bulletins from '#kernels/insight/bulletins/contract.ts'
import * as catalogue from '#kernels/marketplace/catalogue/contract.ts'
import * as atDesk from '#kernels/marketplace/requests/desk/contract.ts'
import * as offering from '#kernels/marketplace/offering/contract.ts'
import { pause } from '#kernels/registry/clearance/index.ts'
import * as consents from '#kernels/registry/consents/contract.ts'
import * as signIn from '#kernels/registry/sign-in/contract.ts'
import * as practices from '#practices/install/contract.ts'
import { type Place, type Someone, type World } from '../world.ts'
import { PROBES } from './probes.ts'

/** As whom somebody asks. `none`: a hat that is not, or no longer, theirs. */
export type Hat = { of: 'me' } | { of: 'office'; role: string; at: Place } | { of: 'team'; at: Place } | { of: 'none' }

/** Somebody in one hat, for one purpose. `human` is null for a visitor without an account. */
export interface Persona { key: string; who: Someone | null; human: Someone | null; hat: Hat; adult: boolean; purpose?: string }

/** Years of birth that nothing else here is. */
export const YEARS = { orderer: 1937, served: 1928, minor: 2013 } as const

type People = Awaited<ReturnType<typeof people>>
type Orgs = Awaited<ReturnType<typeof orgs>>

async function orgs(w: World) {
  const city = await w.org({ kind: 'city', name: '临江市' })
  const county = await w.org({ kind: 'county', name: '澄湖区', under: city })
  const county2 = await w.org({ kind: 'county', name: '望海区', under: city })
  const a = await w.org({ under: county, name: '柳溪社区' })
  const b = await w.org({ under: county, name: '桐荫社区' })
  const d = await w.org({ under: county2, name: '潮声社区' })
  const gone = await w.org({ kind: 'branch', under: a, name: '已撤支部' })
  await w.owner.query('update org set valid_to = $1 where id = $2', ['2026-09-16', gone.id])
  const t1 = await w.team({ under: county, name: '晨光义剪队', members: 3 })
  const t2 = await w.team({ under: county, name: '晚风义剪队' })
  const t3 = await w.team({ under: county2, name: '潮声义剪队', members: 1 })
  const t4 = await w.team({ under: county, name: '小家电维修队', skills: ['家电维修'] })
  // Too far to be offered anything by itself.
  const t5 = await w.team({ under: county, name: '远山义剪队', lat: 31 })
  return { city, county, county2, a, b, d, gone, t1, t2, t3, t4, t5, doorA: await w.door(a), doorB: await w.door(b), doorD: await w.door(d) }
}

/** Somebody whose second factor waits for its first code, or is on. Returns the secret too. */
async function withFactor(w: World, name: string, on: boolean): Promise<{ who: Someone; secret: string }> {
  const who = await w.person({ name, strong: false })
  const { secret } = await w.ok(who, signIn.enrol, {})
  if (on) await w.owner.query('update second_factor set confirmed = true where person = $1', [who.id])
  return { who, secret }
}

const STAFF = ['staff', 'editor', 'leader', 'admin', 'auditor'] as const
/** Every role at a community and above it; elsewhere those that come nearest to having a right. */
const WHO = { a: STAFF, b: ['staff', 'leader', 'admin'], county: STAFF, county2: STAFF, city: ['staff', 'leader', 'admin'] } as const

async function people(w: World, o: Orgs) {
  const named = (name: string) => w.person({ name })
  const born = (name: string, yearOfBirth: number) => w.person({ name, yearOfBirth })
  const [neighbour, orderer, served, ordererB, ordererD] = [await named('邻居'), await born('林思远', YEARS.orderer), await born('王秀英', YEARS.served), await named('赵一'), await named('钱二')]
  const minor = await w.person({ name: '小满', yearOfBirth: YEARS.minor })
  const ageless = await named('未填')
  const yearless = await w.office(await named('没填年份的队长'), o.t2, 'team.leader')
  for (const who of [ageless, yearless]) await w.owner.query('update person_sealed set adult = null where person = $1', [who.id])
  const [helper, member, later] = o.t1.members as [Someone, Someone, Someone]
  const at = new Map<string, Someone>()
  for (const [name, org] of [['a', o.a], ['b', o.b], ['county', o.county], ['county2', o.county2], ['city', o.city]] as const) {
    for (const role of WHO[name]) at.set(`${name}.${role}`, await w.office(await named(`${org.name}${role}`), org, role))
  }
  const office = (key: string): Someone => {
    const who = at.get(key)
    if (who === undefined) throw new Error(`nobody is ${key}`)
    return who
  }
  const [editor2, leader2, leader3] = [await w.office(await named('二编'), o.a, 'editor'), await w.office(await named('签发人'), o.a, 'leader'), await w.office(await named('三领导'), o.a, 'leader')]
  const [editorAsLeader, editorAsStaff, editorAsAuditor] = [await w.office(office('a.editor'), o.a, 'leader'), await w.office(office('a.editor'), o.a, 'staff'), await w.office(office('a.editor'), o.a, 'auditor')]
  const memberAsStaff = await w.office(member, o.a, 'staff')
  const former = await w.office(await named('前任'), o.a, 'staff', { from: '2025-01-01', until: '2026-01-01' })
  const weak = await w.office(await w.person({ name: '没动态码', strong: false }), o.a, 'staff')
  const future = await w.office(await named('未到任'), o.a, 'staff', { from: '2027-01-01', until: '2028-01-01' })
  const onceOfT5 = await w.office(await named('当过队员'), o.b, 'staff')
  await w.office(onceOfT5, o.t5, 'team.member', { from: '2025-01-01', until: '2026-01-01', cleared: false })
  // New in a team; and two of the staff above, who are members too: one whose document nobody has seen, one who is cleared.
  for (const who of [await named('新队员'), office('county.staff')]) await w.office(who, o.t1, 'team.member', { cleared: false })
  await w.office(office('county2.staff'), o.t3, 'team.member')
  await w.atDoor((cx) => pause(cx, { person: neighbour.id, org: o.county }))
  const [begun, strong] = [await withFactor(w, '动态码没填', false), await withFactor(w, '有动态码', true)]
  const [{ version }, { version: pledge }] = [await w.ok(null, consents.text, { purpose: 'notice' }), await w.ok(null, consents.text, { purpose: 'visits' })]
  for (const who of [neighbour, minor]) await w.ok(who, consents.give, { purpose: 'notice', version })
  return { begun, strong, version, pledge, neighbour, orderer, served, ordererB, ordererD, minor, ageless, yearless, helper, member, later, at, office, editor2, leader2, leader3, editorAsLeader, editorAsStaff, editorAsAuditor, memberAsStaff, former, weak, future, onceOfT5 }
}

function personasOf(o: Orgs, p: People): Persona[] {
  const me = (key: string, human: Someone, also: { adult?: boolean; purpose?: string } = {}): Persona => ({
    key, who: { ...human, hat: 'me' }, human, hat: { of: 'me' }, adult: also.adult ?? true, ...(also.purpose === undefined ? {} : { purpose: also.purpose }),
  })
  const none = (key: string, who: Someone): Persona => ({ key, who, human: who, hat: { of: 'none' }, adult: true, purpose: 'dispatch' })
  const team = (key: string, at: Place, who: Someone): Persona => ({ key, who, human: who, hat: { of: 'team', at }, adult: true })
  const desk = (key: string, human: Someone, role: string, at: Place): Persona => ({ key, who: human, human, hat: { of: 'office', role, at }, adult: true })
  const dispatch = (one: Persona): Persona => ({ ...one, key: `${one.key}, dispatching`, purpose: 'dispatch' })
  const places = { a: o.a, b: o.b, county: o.county, county2: o.county2, city: o.city }
  const offices = Object.entries(places).flatMap(([name, at]) => WHO[name as keyof typeof places].map((role) => desk(`${role} of ${name}`, p.office(`${name}.${role}`), role, at)))
  const memberHat: Someone = { ...p.member, hat: p.member.hat }
  return [
    { key: 'visitor', who: null, human: null, hat: { of: 'me' }, adult: false },
    me('neighbour', p.neighbour), me('neighbour, visiting', p.neighbour, { purpose: 'visit' }), me('minor', p.minor, { adult: false }), me('year not given', p.ageless, { adult: false }),
    me('with a second factor to prove', p.begun.who), me('with a second factor', p.strong.who),
    me('orderer', p.orderer), me('served', p.served), me('orderer at B', p.ordererB), me('orderer at D', p.ordererD),
    me('helper', p.helper, { purpose: 'visit' }), me('helper without purpose', p.helper), me('member of the team', memberHat, { purpose: 'visit' }),
    me('helper of later days', p.later, { purpose: 'visit' }), me('leader of T1 as me', o.t1.leader, { purpose: 'visit' }),
    team('leader of T1', o.t1, o.t1.leader), team('leader of T2', o.t2, o.t2.leader), { ...team('leader of T2, year not given', o.t2, p.yearless), adult: false }, team('leader of T3', o.t3, o.t3.leader), team('leader of T4', o.t4, o.t4.leader), team('leader of T5', o.t5, o.t5.leader),
    ...offices, ...offices.filter((one) => one.hat.of === 'office' && one.hat.role === 'staff').map(dispatch),
    ...offices.filter((one) => one.key.endsWith('of a') && !one.key.startsWith('staff')).map(dispatch),
    dispatch(desk('staff of b, once of T5', p.onceOfT5, 'staff', o.b)),
    me('staff of a as me', p.office('a.staff'), { purpose: 'dispatch' }),
    desk('second editor of a', p.editor2, 'editor', o.a), desk('signer of a', p.leader2, 'leader', o.a), desk('third leader of a', p.leader3, 'leader', o.a),
    desk('editor of a as leader', p.editorAsLeader, 'leader', o.a), desk('editor of a as staff', p.editorAsStaff, 'staff', o.a), desk('editor of a as auditor', p.editorAsAuditor, 'auditor', o.a), dispatch(desk('member of T1 as staff of a', p.memberAsStaff, 'staff', o.a)),
    none('former staff of a', p.former), none('future staff of a', p.future), none('staff without second factor', p.weak),
    none('stolen office', { ...p.neighbour, hat: p.office('a.staff').hat }), none('stolen team', { ...p.neighbour, hat: o.t1.leader.hat }),
  ]
}

/** Somebody's place in a team as the oracle knows it: whether her document was seen, and whether she may go. */
export interface Membership { key: string; id: string; at: Place; person: string; seen: boolean; cleared: boolean }
/** That a document was seen. */
export interface Cleared { key: string; id: string; at: Place; person: string }

/** A bulletin as the oracle knows it. */
export interface Sheet { key: string; id: string; at: Place; state: string; entry: number; editor: Someone; reviewer: Someone | null; signer: Someone | null }

const SPAN = { from: '2026-09-01', to: '2026-09-10' }
const TEXT = { title: '九月工作', blocks: [{ kind: 'paragraph' as const, runs: ['居民点单', { figure: 'requests.submitted' as never }, '件。'] }], imprint: [] }

async function sheets(w: World, o: Orgs, p: People): Promise<Sheet[]> {
  const made: Sheet[] = []
  const editor = p.office('a.editor')
  const keep = async (state: string, by: { reviewer?: Someone; signer?: Someone } = {}) => {
    const { id } = await w.ok(editor, bulletins.draft, SPAN)
    const at = { id }
    if (state === 'discarded') await w.ok(editor, bulletins.discard, at)
    if (!['draft', 'discarded'].includes(state)) await w.ok(editor, bulletins.send, at)
    if (state === 'sent back') await w.ok(p.office('a.leader'), bulletins.sendBack, { ...at, reason: '数字再核一遍' })
    if (by.reviewer !== undefined) await w.ok(by.reviewer, bulletins.approve, at)
    if (by.signer !== undefined) await w.ok(by.signer, bulletins.sign, at)
    if (state === 'published') {
      await w.ok(editor, bulletins.publish, at)
      await w.ok(p.leader2, bulletins.correct, { ...at, note: '一处有误' })
    }
    const { entry } = await w.ok(editor, bulletins.show, at)
    made.push({ key: `bulletin ${state}`, id, at: o.a, state: state === 'sent back' ? 'draft' : state, entry, editor, reviewer: by.reviewer ?? null, signer: by.signer ?? null })
  }
  const [reviewer, signer] = [p.office('a.leader'), p.leader2]
  for (const state of ['draft', 'discarded', 'sent back', 'review']) await keep(state)
  await keep('signing', { reviewer })
  for (const state of ['signed', 'published']) await keep(state, { reviewer, signer })
  const other = p.office('county2.editor')
  const { id, entry } = await w.ok(other, bulletins.draft, SPAN)
  made.push({ key: 'bulletin of county2', id, at: o.county2, state: 'draft', entry, editor: other, reviewer: null, signer: null })
  return made
}

/** An objection as the oracle knows it. */
export interface Objected { key: string; id: string; at: Place; by: Someone; answered: boolean }

/** By a leader about the own team, by a neighbour with an answer, and by an administrator who may not answer herself. */
async function objections(w: World, o: Orgs, p: People): Promise<Objected[]> {
  const made = async (key: string, at: Place, by: Someone): Promise<Objected> => {
    const { id } = await w.ok({ ...by, hat: 'me' }, offering.object, { org: at.id, words: PROBES.objection })
    return { key, id, at, by, answered: false }
  }
  const [own, other, admin] = [await made('about T1', o.t1, o.t1.leader), await made('answered', o.a, p.neighbour), await made('by an administrator', o.a, p.office('county.admin'))]
  await w.ok(p.office('city.admin'), offering.answer, { id: other.id, words: PROBES.answer })
  return [own, { ...other, answered: true }, admin]
}

const figure = (zh: string, of: string, where?: object) => ({ zh, unit: '件', of, ...(where === undefined ? {} : { where }) })

async function settings(w: World, o: Orgs): Promise<void> {
  await w.set(o.city, 'marketplace.catalogue', {
    'services.haircut': { zh: '理发', en: 'Haircut', icon: 'scissors', minutes: 45, promiseHours: 48, skill: '理发', on: true },
    'services.lamp': { zh: '楼道灯', en: 'Hallway lamp', icon: 'lightbulb', minutes: 45, promiseHours: 72, skill: null, on: true, shared: true },
    'services.escort': { zh: '陪同看病', en: 'Escort', icon: 'stethoscope', minutes: 150, promiseHours: 48, skill: '理发', on: true, applySeconds: 300 },
    'services.errand': { zh: '代跑', en: 'Errand', icon: 'footprints', minutes: 60, promiseHours: 24, skill: null, on: true },
  })
  await w.set(o.city, 'insight.figures', {
    'figures.requests.submitted': figure('居民点单', 'requests.moves', { move: ['submit'] }),
    'figures.hours.minutes': figure('时长', 'hours.minutes'),
  })
  await w.set(o.city, 'insight.bulletin', { outline: [{ zh: '居民点单{0}件。', figures: ['requests.submitted'] }], masthead: '工作简报', imprint: [{ label: '报', text: '市委' }] })
}

/** Everything but requests, which have a life of their own. */
export async function scene(w: World) {
  const o = await orgs(w)
  const p = await people(w, o)
  await settings(w, o)
  return { w, o, p, personas: personasOf(o, p) }
}
export type Scene = Awaited<ReturnType<typeof scene>>

/** What waits until the requests stand as they should: bulletins, an own line of the menu, roles that may be taken back. */
export async function afterwards(w: World, { o, p }: Scene) {
  const { rows: [town] } = await w.owner.query<{ code: string }>("select code from area where parent = '330106' and valid_to is null order by code limit 1")
  await w.owner.query("update org set area = '330106' where id = $1", [o.county2.id])
  const line = { zh: '代跑腿', minutes: 50, promiseHours: 24, skill: null, on: true }
  await w.ok(p.office('a.staff'), catalogue.change, { org: o.a.id, key: 'errand', ...line })
  const made = await sheets(w, o, p)
  const objected = await objections(w, o, p)
  await w.ok(p.office('a.staff'), atDesk.saveReplies, { items: [{ to: 'decline', reason: '周三不收单', next: '周四再点' }], version: 0 })
  await w.ok(p.office('county2.leader'), practices.install, { key: 'hangzhou-governance' })
  return { sheets: made, objections: objected, text: TEXT, line, town: town?.code ?? '' }
}
