/** A county at work: one of everything that a page can be about. And its neighbour, where nothing has happened yet. */
import { connect } from '#platform/connect.ts'
import type { Id } from '#platform/contract.ts'
import { remind } from '#app/worker.ts'
import * as bulletins from '#kernels/insight/bulletins/contract.ts'
import * as concerns from '#kernels/marketplace/concerns/contract.ts'
import * as offering from '#kernels/marketplace/offering/contract.ts'
import * as requests from '#kernels/marketplace/requests/contract.ts'
import * as practices from '#practices/install/contract.ts'
import { testSecrets } from '../secrets.ts'
import { aWindow, type Place, type Someone, type World } from '../world.ts'
import { deskRoles, type Cast, type DeskRole, type Rows } from './every-page.ts'
import type { Things } from './openings.ts'

const practice = 'hangzhou-governance'

async function offices(w: World, at: Place): Promise<Cast<Someone>['desk']> {
  const sit = async (role: DeskRole) => w.office(await w.person({ name: `${at.name}${role}` }), at, role)
  const [staff, admin, leader, editor, auditor] = await Promise.all(deskRoles.map(sit))
  if (!staff || !admin || !leader || !editor || !auditor) throw new Error('an office is empty')
  return { staff: { ...staff, purpose: 'dispatch' }, admin, leader, editor, auditor }
}

/** Offices, a team and a resident, and not one record: what each page shows on the first day. */
export async function nothingYet(w: World): Promise<Cast<Someone>> {
  const county = await w.org({ kind: 'county', name: '望江区' })
  const community = await w.org({ under: county, name: '望江社区' })
  const { leader, members: [helper] } = await w.team({ under: county, name: '望江志愿服务队', members: 1 })
  if (helper === undefined) throw new Error('a team without a member')
  return { community, leader, helper, resident: await w.person({ name: '孙悦' }), desk: await offices(w, community) }
}

/** What moves requests: who orders, who takes in, who comes. */
interface Stage { community: Place; door: Id<'premise'>; resident: Someone; staff: Someone; leader: Someone; helper: Id<'person'>; other: Id<'person'> }

const order = (w: World, at: Stage) =>
  w.ok(at.resident, requests.submit, { org: at.community.id, service: 'haircut', window: aWindow(w.now), premise: at.door, words: '想理个短发' })

async function accepted(w: World, at: Stage): Promise<Id<'request'>> {
  const { id } = await order(w, at)
  await w.ok(at.staff, requests.accept, { id })
  return id
}

async function claimed(w: World, at: Stage): Promise<Id<'request'>> {
  const id = await accepted(w, at)
  await w.ok(at.leader, requests.claim, { id, helpers: [at.leader.id, at.helper, at.other] })
  return id
}

/** One request in each state that a page tells apart. */
async function requestsOfAllStates(w: World, at: Stage): Promise<Record<'confirmed' | 'finished' | 'working' | 'claimed' | 'open' | 'submitted', string>> {
  const window = aWindow(w.now)
  const [done, waiting, working, late] = [await claimed(w, at), await claimed(w, at), await claimed(w, at), await order(w, at)]
  await w.to(window.from)
  for (const id of [done, waiting, working]) await w.ok(at.leader, requests.begin, { id }, { hat: 'me' })
  await w.to(window.to)
  for (const id of [done, waiting]) {
    await w.ok(at.leader, requests.finish, { id, visits: [{ person: at.leader.id, from: window.from, to: window.to }] })
  }
  await w.ok(at.resident, requests.confirm, { id: done, stars: 5 })
  await w.ok(at.staff, requests.decline, { id: late.id, reason: '这几天停水', next: '下周一起再点一次' })
  const [taken, open, { id: submitted }] = [await claimed(w, at), await accepted(w, at), await order(w, at)]
  await w.ok(at.resident, concerns.raise, { id: waiting, words: '进门就拍屋里的照片', helpers: [at.other] })
  return { confirmed: done, finished: waiting, working, claimed: taken, open, submitted }
}

async function bulletin(w: World, desk: Cast<Someone>['desk'], second: Someone): Promise<Record<'issue' | 'draft', string>> {
  const { id, entry, text } = await w.ok(desk.editor, bulletins.draft, { from: '2026-09-01', to: '2026-09-30' })
  // Of so few people only what hides nobody may be printed.
  const blocks = [{ kind: 'paragraph' as const, runs: ['居民点单', { figure: 'requests.submitted' }, '件。'] }]
  await w.ok(desk.editor, bulletins.edit, { id, entry, text: { ...text, blocks } })
  await w.ok(desk.editor, bulletins.send, { id })
  await w.ok(second, bulletins.approve, { id })
  await w.ok(desk.leader, bulletins.sign, { id })
  await w.ok(desk.editor, bulletins.publish, { id })
  const draft = await w.ok(desk.editor, bulletins.draft, { from: '2026-09-01', to: '2026-09-30' })
  return { issue: id, draft: draft.id }
}

/** The next morning nobody has seen what they were told: the desk calls. */
async function unseen(w: World): Promise<void> {
  const { db, close } = connect(w.appUrl, 1)
  await remind({ db, secrets: testSecrets, files: w.dataDir }, new Date(w.now.getTime() + 24 * 3_600_000))
  await close()
}

/** A cast with records, the value of each parameter that an address may ask for, by the address, and records in the states that a sheet needs. */
export async function oneOfEach(w: World): Promise<{ cast: Cast<Someone>; rows: Rows; things: Things }> {
  const county = await w.org({ kind: 'county', name: '澄湖区' })
  const community = await w.org({ under: county })
  const door = await w.door(community)
  const [team, resident, desk] = [await w.team({ under: county, members: 2 }), await w.person({ name: '林思远' }), await offices(w, community)]
  const [helper, other] = team.members
  if (helper === undefined || other === undefined) throw new Error('a team without a member')
  await w.ok(await w.staff(county, 'admin'), practices.install, { key: practice })
  const things = await requestsOfAllStates(w, { community, door, resident, staff: desk.staff, leader: team.leader, helper: helper.id, other: other.id })
  const { id } = await w.ok(team.leader, offering.object, { org: community.id, words: '离得近的排在后面' }, { hat: 'me' })
  await w.ok(desk.admin, offering.answer, { id, words: '驻地改好了' })
  await w.ok(resident, offering.object, { org: community.id, words: '离得近的排在后面' })
  await unseen(w)
  const { issue, draft } = await bulletin(w, desk, await w.office(await w.person({ name: '高远' }), community, 'editor'))
  const rows = [[/^\/requests|^\/desk\/requests/, things.confirmed], [/bulletins/, issue], [/practices/, practice], [/figures/, 'requests.submitted'], [/data\/kinds/, 'orders']] as const
  return { cast: { community, leader: team.leader, helper, resident, desk }, rows, things: { ...things, issue, draft } }
}
