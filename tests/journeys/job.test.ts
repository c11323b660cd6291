/**
 * The main job as five people live it in five windows: a resident, the desk, two rival teams' leaders, and a leader before the wall. It is
 * told in Chinese, in English, and with the resident's part in large text; one day after the other in the same county.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { builtWeb } from '#app/launch/web-build.ts'
import * as figures from '#kernels/insight/figures/contract.ts'
import { lines } from '#kernels/ledger/contract.ts'
import { menu } from '#kernels/marketplace/catalogue/contract.ts'
import { give, text } from '#kernels/registry/consents/contract.ts'
import { install } from '#practices/install/contract.ts'
import { browser } from '../browser.ts'
import { community, World, type Someone } from '../world.ts'
import { beginning, seats, type Seat, type Telling } from './windows.ts'

let w: World
let window: Browser
let at: Awaited<ReturnType<typeof community>>
let chief: Someone
/** Names of people and places, which are Chinese in every language. */
let names: string[]

beforeAll(async () => {
  w = await World.open({ distDir: await builtWeb('', () => undefined) })
  window = await browser()
  at = await community(w, { teams: 2 })
  chief = await w.office(await w.person({ name: '郑书记' }), at.county, 'leader')
  await w.ok(chief, install, { key: 'hangzhou-governance' })
  const { rows } = await w.owner.query<{ name: string }>('select name from org union select name from premise')
  names = [...rows.map(({ name }) => name), '林思远', '沈若溪', '周敏', '郑书记', '队员', '中文']
}, 120_000)

afterAll(async () => {
  await window.close()
  await w[Symbol.asyncDispose]()
})

/** What the wall says of one figure: the number beside its name. */
const onWall = (page: Page, name: string) => page.getByRole('link').filter({ has: page.getByText(name, { exact: true }) }).locator('b').first().innerText()

/** From the home page to an order for tomorrow morning. */
async function order(resident: Seat, care: boolean): Promise<void> {
  const { page, language } = resident
  const { services } = await w.ok(null, menu, { org: at.place.id })
  await page.getByRole('link', { name: beginning(resident.word(care ? 'home.careOrder' : 'home.orderTitle')) }).click()
  await resident.choose(services.find(({ key }) => key === 'haircut')?.[language] ?? '')
  await resident.chooseWindow(w.now, 1, 'morning')
  await resident.choosePlace(['桂苑', '6 幢', '302'])
  await resident.look(names)
  await resident.press('order.submit')
  await page.waitForURL(/\/requests\/[0-9a-f-]{36}$/)
  await resident.says('stand.submitted')
}

async function accept(desk: Seat): Promise<void> {
  const { services } = await w.ok(null, menu, { org: at.place.id })
  await desk.page.getByRole('button', { name: services.find(({ key }) => key === 'haircut')?.[desk.language] ?? '', exact: true }).click()
  await desk.look(names)
  await desk.press('panel.accept')
  await desk.says('panel.acceptDone', { count: 2 })
}

/** Both halls show it by themselves, and both leaders hold it in their hands when one of them is faster, though first asked for the year of birth. */
async function claim(fast: Seat, slow: Seat): Promise<void> {
  for (const one of [fast, slow]) {
    await one.press('hall.claim')
    await one.look(names)
  }
  await fast.page.getByLabel(fast.word('year.label'), { exact: true }).fill('1988')
  await fast.agree('year.go.claim')
  await fast.agree('claim.go')
  await fast.says('hall.won')
  await slow.says('claim.lostTitle')
  await slow.agree('claim.others')
  expect(await slow.button('hall.claim').count()).toBe(0)
}

/** At the door both phones show the same code; then the leader says who came, from when to when. */
async function visit(fast: Seat, resident: Seat): Promise<void> {
  await fast.page.getByRole('link', { name: fast.word('hall.see'), exact: true }).click()
  const code = (await fast.page.locator('.code-panel b').textContent()) ?? ''
  expect(code).toMatch(/^\d{3} \d{3}$/)
  expect(await resident.page.locator('.code-panel b').textContent()).toBe(code)
  for (const one of [fast, resident]) await one.look(names)
  const day = new Date(w.now.getTime() + 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10)
  await w.to(`${day}T09:05:00+08:00`)
  await fast.page.reload()
  await fast.press('begin.open')
  await fast.agree('begin.go')
  await resident.says('stand.working')
  await w.to(`${day}T09:55:00+08:00`)
  await fast.page.reload()
  await fast.press('finish.open')
  await fast.look(names)
  await fast.agree('finish.go')
  await fast.says('stand.finished.team')
}

async function confirm(resident: Seat): Promise<void> {
  await resident.press('confirm.open')
  await resident.choose(resident.word('confirm.star', { count: 5, word: resident.word('confirm.word.5') }))
  await resident.look(names)
  await resident.agree('confirm.go')
  await resident.says('stand.confirmed')
}

/** What stands on the books of both leaders. */
const minutes = (teams: readonly { leader: Someone }[]) => Promise.all(teams.map(async ({ leader }) =>
  (await w.ok(leader, lines, { book: 'credit' }, { hat: 'me' })).items.map((line) => line.change.amount)))

const tellings: readonly (Telling & { told: string })[] = [
  { told: 'in Chinese', language: 'zh' }, { told: 'in English', language: 'en' }, { told: 'the resident in large text', language: 'zh', care: true },
]

test.for(tellings)('five people play the whole job ($told): ordered, accepted, claimed by one of two, done and confirmed, while a leader sits before the wall', async ({ language, care = false }) => {
  const [first, second] = at.teams
  if (!first || !second) throw new Error('two teams were made')
  // One of the leaders has never said the year of birth; the notice she has read.
  await w.owner.query('update person_sealed set adult = null where person = $1', [first.leader.id])
  const { version } = await w.ok(null, text, { purpose: 'notice' })
  await w.ok(first.leader, give, { purpose: 'notice', version }, { hat: 'me' })
  const before = await minutes(at.teams)
  const sit = seats(window, { origin: w.server.address, community: at.place.id })
  const [resident, desk, fast, slow, wall] = await Promise.all([
    sit({ ...at.resident, shell: 'hand', path: '/' }, { language, care }),
    sit({ ...at.desk, shell: 'desk', path: '/desk' }, { language }),
    sit({ ...first.leader, shell: 'hand', path: '/hall' }, { language }),
    sit({ ...second.leader, shell: 'hand', path: '/hall' }, { language }),
    sit({ ...chief, shell: 'wall', path: '/wall' }, { language }),
  ])

  await order(resident, care)
  await accept(desk)
  await claim(fast, slow)
  await resident.says('stand.claimed')
  await visit(fast, resident)

  // The wall draws itself again; nobody touches it.
  const { items } = await w.ok(chief, figures.list, {})
  const [confirmed, unconfirmed] = ['requests.confirmed', 'requests.unconfirmed'].map((key) => items.find((one) => one.key === key)?.name[language] ?? '')
  const counts = async () => [await onWall(wall.page, confirmed ?? ''), await onWall(wall.page, unconfirmed ?? '')]
  // Where nothing was confirmed today, it shows the last span in which something was.
  const yet = before.flat().length === 0 ? '0' : '1'
  await expect.poll(counts, { timeout: 10_000 }).toEqual([yet, '1'])
  await confirm(resident)
  await fast.says('stand.confirmed.team')
  await expect.poll(counts, { timeout: 10_000 }).toEqual(['1', '0'])
  await wall.look(names)

  // The books: 50 minutes for the one who came, none for the rival.
  expect(await minutes(at.teams)).toEqual([['50', ...(before[0] ?? [])], []])
  expect([resident, desk, fast, slow, wall].flatMap(({ faults }) => faults)).toEqual([])
  for (const one of [resident, desk, fast, slow, wall]) await one.page.context().close()
})
