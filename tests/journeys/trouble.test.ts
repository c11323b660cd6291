/** When it goes wrong after a team has it, and before: a resident, the desk and a leader, each before one window that shows it by itself. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser } from 'playwright-core'
import { builtWeb } from '#app/launch/web-build.ts'
import * as requests from '#kernels/marketplace/requests/contract.ts'
import { momentText } from '#web/i18n/format.ts'
import { browser } from '../browser.ts'
import { aWindow, community, World, type Someone } from '../world.ts'
import { seats, type Seat } from './windows.ts'

let w: World
let window: Browser
let at: Awaited<ReturnType<typeof community>>
let sit: ReturnType<typeof seats>

beforeAll(async () => {
  w = await World.open({ distDir: await builtWeb('', () => undefined) })
  window = await browser()
  at = await community(w, { teams: 2 })
  sit = seats(window, { origin: w.server.address, community: at.place.id })
}, 120_000)

afterAll(async () => {
  await window.close()
  await w[Symbol.asyncDispose]()
})

type RequestId = requests.Request['id']

/** So many minutes after a moment. */
const later = (moment: string | Date, minutes: number): Date => new Date(new Date(moment).getTime() + minutes * 60_000)
const order = async (who: Someone = at.resident) => (await w.ok(who, requests.submit, { org: at.place.id, service: 'haircut', window: aWindow(w.now), premise: at.door })).id
const agreed = async (id: RequestId) => (await w.ok(at.resident, requests.show, { id })).window

/** A claimed request, seen by its resident and by the leader who goes there. */
async function claimed(): Promise<{ id: RequestId; resident: Seat; leader: Seat }> {
  const [team] = at.teams
  if (team === undefined) throw new Error('a team was made')
  const id = await order()
  await w.ok(at.desk, requests.accept, { id })
  await w.ok(team.leader, requests.claim, { id })
  const [resident, leader] = await Promise.all([at.resident, team.leader].map((who) => sit({ ...who, shell: 'hand', path: `/requests/${String(id)}` })))
  if (!resident || !leader) throw new Error('two people sat down')
  return { id, resident, leader }
}

/** The resident would rather have another time; the team keeps what was agreed. */
async function kept({ id, resident, leader }: Awaited<ReturnType<typeof claimed>>): Promise<void> {
  const before = await agreed(id)
  await resident.press('matter.change')
  await resident.chooseWindow(w.now, 3, 'afternoon')
  await resident.agree('matter.proposeGo')
  await resident.says('matter.waits')
  await leader.says('matter.by.resident')
  await leader.press('matter.keep')
  await resident.says('step.keep-window')
  expect(await agreed(id)).toEqual(before)
}

/** Nobody opens the door: the team keeps it, with another appointment, and the resident answers. */
async function nobodyHome({ id, resident, leader }: Awaited<ReturnType<typeof claimed>>): Promise<void> {
  const before = await agreed(id)
  await w.to(later(before.from, 10))
  await leader.page.reload()
  await leader.press('matter.home')
  await leader.chooseWindow(w.now, 1, 'morning')
  await leader.agree('matter.homeGo')
  await leader.says('matter.homeDone')
  await resident.says('step.nobody-home')
  expect(Date.parse((await agreed(id)).from)).toBeGreaterThan(Date.parse(before.to))
  await resident.press('matter.reply')
  await resident.press('matter.ready.bell')
  await resident.agree('matter.replyGo')
  await leader.says('matter.ready.bell')
}

/** Nobody comes: it goes back to the hall, and the team that had it answers. */
async function nobodyCame({ id, resident, leader }: Awaited<ReturnType<typeof claimed>>): Promise<void> {
  await w.to(later((await agreed(id)).to, 30))
  await resident.page.reload()
  await resident.press('matter.came')
  await resident.agree('matter.cameGo')
  await resident.says('stand.open')
  expect((await w.ok(at.teams[1]!.leader, requests.hall, {})).items.map((card) => card.id)).toContain(id)
  await leader.press('matter.reply')
  await leader.press('matter.ready.late')
  await leader.agree('matter.replyGo')
  await resident.says('matter.ready.late')
}

/** Another team begins and never reports: the desk is alerted, asks its leader, and takes it back. */
async function neverFinished(id: RequestId, desk: Seat, resident: Seat): Promise<void> {
  const { leader } = at.teams[1]!
  await w.ok(leader, requests.claim, { id })
  const { from, to } = await agreed(id)
  await w.to(from)
  await w.ok(leader, requests.begin, { id }, { hat: 'me' })
  await w.to(later(to, 4 * 60 + 6))
  await stuck(desk)
  await desk.says('alert.unfinished.note')
  await desk.press('panel.askLeader')
  await desk.says('panel.askLeaderDone')
  await w.to(later(w.now, 4 * 60 + 6))
  await stuck(desk)
  await desk.press('panel.handBack')
  await desk.fill('field.reason', '队伍联系不上')
  await desk.agree('panel.handBackGo')
  await desk.says('panel.handBackDone')
  await resident.says('step.hand-back')
  await resident.says('stand.open')
}

/** What is stuck, and the first of it. */
async function stuck(desk: Seat): Promise<void> {
  await desk.page.reload()
  await desk.page.getByRole('button', { name: new RegExp(desk.word('today.alerted')) }).click()
  await desk.page.getByRole('button', { name: '理发', exact: true }).first().click()
}

test('another time that is not agreed to, nobody home, nobody came, work that never ends: each side sees it and answers', async () => {
  const scene = await claimed()
  await kept(scene)
  await nobodyHome(scene)
  await nobodyCame(scene)
  const desk = await sit({ ...at.desk, shell: 'desk', path: '/desk' })
  await neverFinished(scene.id, desk, scene.resident)
  expect([scene.resident, scene.leader, desk].flatMap(({ faults }) => faults)).toEqual([])
})

test('the resident reminds a desk that is late, and the desk merges what was ordered twice', async () => {
  const who = await w.person()
  const [first, again] = [await order(who), await order(who)]
  const { answerBy, number } = await w.ok(who, requests.show, { id: first })
  await w.to(later(answerBy, 5))
  const resident = await sit({ ...who, shell: 'hand', path: `/requests/${String(first)}` })
  await resident.says('stand.submitted.late', { at: momentText(answerBy, w.now.getTime(), 'zh') })
  await resident.press('matter.remind')
  await resident.says('matter.reminded')
  await resident.says('matter.remindedToday')
  const desk = await sit({ ...at.desk, shell: 'desk', path: '/desk' })
  await stuck(desk)
  await desk.says('alert.reminded')

  // The other one is the same thing.
  await desk.page.goto(`${w.server.address}/desk/requests?state=all&open=${String(again)}`)
  await desk.press('panel.mergeInto', { number })
  await desk.agree('panel.merge')
  await desk.says('panel.mergeDone')
  await resident.page.goto(`${w.server.address}/requests/${String(again)}`)
  await resident.says('stand.merged')
  await resident.page.getByRole('link', { name: resident.word('request.merged', { number }) }).click()
  await resident.page.waitForURL(new RegExp(String(first)))
  expect(await w.ok(at.desk, requests.show, { id: again })).toMatchObject({ state: 'merged', merged: { id: first } })
  expect([resident, desk].flatMap(({ faults }) => faults)).toEqual([])
})
