/** A slow network whose line is cut at the worst moments: what is said is true, and what was done is done once. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Browser } from 'playwright-core'
import { builtWeb } from '#app/launch/web-build.ts'
import { lines } from '#kernels/ledger/contract.ts'
import * as requests from '#kernels/marketplace/requests/contract.ts'
import { browser } from '../browser.ts'
import { aWindow, community, World, type Someone } from '../world.ts'
import { line, type Line, type Moment } from './line.ts'
import { seats, type Seat } from './windows.ts'

let w: World
let window: Browser
let at: Awaited<ReturnType<typeof community>>
let wire: Line

beforeAll(async () => {
  w = await World.open({ distDir: await builtWeb('', () => undefined) })
  window = await browser()
  at = await community(w, { teams: 2 })
  wire = await line(w.server.address)
}, 120_000)

beforeEach(() => wire.mend())

afterAll(async () => {
  await window.close()
  await wire[Symbol.asyncDispose]()
  await w[Symbol.asyncDispose]()
})

/** Sits down on a good network; from then on it is 400 kbit/s and 400 ms. */
async function sit(who: Someone, path: string): Promise<Seat> {
  const seat = await seats(window, { origin: wire.address, community: at.place.id })({ ...who, shell: 'hand', path })
  const cdp = await seat.page.context().newCDPSession(seat.page)
  await cdp.send('Network.enable')
  await cdp.send('Network.emulateNetworkConditions', { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 })
  return seat
}

/** Presses, loses the line at that moment, and reads that nobody knows; after it is mended, presses the same again. */
async function cutAt(seat: Seat, moment: Moment, { head, press, meanwhile }: { head: RegExp; press: () => Promise<void>; meanwhile: () => Promise<void> }): Promise<void> {
  wire.cutAt(moment, head)
  await press()
  await seat.says('refuse.offline')
  expect(wire.cut()).toBe(true)
  await meanwhile()
  wire.mend()
  await press()
}

/** A neighbour's order that the desk accepted. */
async function open(): Promise<requests.Request['id']> {
  const { id } = await w.ok(await w.person(), requests.submit, { org: at.place.id, service: 'haircut', window: aWindow(w.now), premise: at.door })
  await w.ok(at.desk, requests.accept, { id })
  return id
}

const stateOf = async (id: string) => (await w.owner.query<{ state: string; team: string | null }>('select state, team from request where id = $1', [id])).rows[0]

test.for(['request', 'answer'] as const)('an order whose %s is lost: not known is said, what was written stays, and the second press makes one order of it', async (moment) => {
  const who = await w.person()
  const orders = async () => (await w.ok(who, requests.mine, {}, { hat: 'me' })).items.length
  const resident = await sit(who, '/order?service=haircut')
  await resident.chooseWindow(w.now, 1, 'morning')
  await resident.choosePlace(['桂苑', '6 幢', '302'])
  await resident.page.getByLabel(resident.word('order.words')).fill('短一点')
  await cutAt(resident, moment, {
    head: /^POST \/api\/requests /,
    press: () => resident.press('order.submit'),
    meanwhile: async () => {
      expect(await orders()).toBe(moment === 'request' ? 0 : 1)
      expect(await resident.page.getByText(resident.word('order.sent')).count()).toBe(0)
      expect(await resident.page.getByLabel(resident.word('order.words')).inputValue()).toBe('短一点')
    },
  })
  await resident.page.waitForURL(/\/requests\/[0-9a-f-]{36}$/)
  await resident.says('stand.submitted')
  expect(await orders()).toBe(1)
  await resident.page.context().close()
})

test('a claim whose answer is lost is not shown as won, and is won at the second press; one that never arrived is lost to the rival who was there meanwhile', async () => {
  const [first, second] = at.teams
  if (!first || !second) throw new Error('two teams were made')
  const won = await open()
  const leader = await sit(first.leader, '/hall')
  await leader.press('hall.claim')
  const claim = { head: /^POST \/api\/requests\/[0-9a-f-]{36}\/claim /, press: () => leader.agree('claim.go') }
  const notWon = async () => expect(await leader.page.getByText(leader.word('hall.won')).count()).toBe(0)
  await cutAt(leader, 'answer', {
    ...claim,
    meanwhile: async () => {
      expect(await stateOf(won)).toEqual({ state: 'claimed', team: first.id })
      await notWon()
    },
  })
  await leader.says('hall.won')
  expect((await w.ok(at.desk, requests.show, { id: won })).timeline.filter(({ act }) => act === 'claim')).toHaveLength(1)

  const lost = await open()
  await leader.press('hall.claim')
  await cutAt(leader, 'request', {
    ...claim,
    meanwhile: async () => {
      expect(await stateOf(lost)).toEqual({ state: 'open', team: null })
      await w.ok(second.leader, requests.claim, { id: lost })
    },
  })
  await leader.says('claim.lostTitle')
  expect(await stateOf(lost)).toEqual({ state: 'claimed', team: second.id })
  await leader.page.context().close()
})

test('a confirmation whose answer is lost is not shown as done, and is posted once', async () => {
  const [team] = at.teams
  if (!team) throw new Error('a team was made')
  const { id, window: agreed } = await w.ok(at.resident, requests.submit, { org: at.place.id, service: 'haircut', window: aWindow(w.now), premise: at.door })
  await w.ok(at.desk, requests.accept, { id })
  await w.ok(team.leader, requests.claim, { id })
  await w.to(agreed.from)
  await w.ok(team.leader, requests.begin, { id }, { hat: 'me' })
  await w.to(agreed.to)
  await w.ok(team.leader, requests.finish, { id, visits: [{ person: team.leader.id, from: agreed.from, to: new Date(Date.parse(agreed.from) + 45 * 60_000).toISOString() }] })
  const minutes = async () => (await w.ok(team.leader, lines, { book: 'credit' }, { hat: 'me' })).items.map((one) => one.change.amount)
  const resident = await sit(at.resident, `/requests/${String(id)}`)
  await resident.press('confirm.open')
  await resident.choose(resident.word('confirm.star', { count: 5, word: resident.word('confirm.word.5') }))
  await cutAt(resident, 'answer', {
    head: /^POST \/api\/requests\/[0-9a-f-]{36}\/confirm /,
    // Once the line is back the page may hear of it by itself, before the second press finds its button.
    press: () => resident.page.getByRole('dialog').getByRole('button', { name: resident.word('confirm.go'), exact: true }).click({ timeout: 10_000 }).catch(() => undefined),
    meanwhile: async () => {
      expect(await stateOf(id)).toMatchObject({ state: 'confirmed' })
      expect(await resident.page.getByText(resident.word('stand.confirmed')).count()).toBe(0)
    },
  })
  await resident.says('stand.confirmed')
  expect(await minutes()).toEqual(['45'])
  expect((await w.ok(at.resident, requests.show, { id })).timeline.filter(({ act }) => act === 'confirm')).toHaveLength(1)
  await resident.page.context().close()
})
