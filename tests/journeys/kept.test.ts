/** A bad network, an ended session, no mouse: nothing that was typed is lost, and nothing is shown that is not so. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser, CDPSession, Page } from 'playwright-core'
import { builtWeb } from '#app/launch/web-build.ts'
import { openSession } from '#kernels/registry/sign-in/index.ts'
import { accept, mine, submit } from '#kernels/marketplace/requests/contract.ts'
import { browser } from '../browser.ts'
import { aWindow, community, World } from '../world.ts'
import { deviceOf, visit } from './visit.ts'

let w: World
let window: Browser
let at: Awaited<ReturnType<typeof community>>

beforeAll(async () => {
  w = await World.open({ distDir: await builtWeb('', () => undefined) })
  window = await browser()
  at = await community(w)
}, 120_000)

afterAll(async () => {
  await window.close()
  await w[Symbol.asyncDispose]()
})

const reader = (token: string) => ({ origin: w.server.address, shell: 'hand', token, community: at.place.id }) as const
const says = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor()

/** What the focus is on, as people know it. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const on = document.activeElement
    const label = on instanceof HTMLInputElement || on instanceof HTMLTextAreaElement ? on.labels?.[0] : undefined
    return (on?.getAttribute('aria-label') ?? label?.textContent ?? on?.textContent ?? '').trim()
  })

/** Goes on by the tab key until the focus is on something of this name, and presses a key there. */
async function tabTo(page: Page, name: string | RegExp, key: string): Promise<void> {
  for (let left = 40; left > 0; left -= 1) {
    if (new RegExp(name).test(await focused(page))) return page.keyboard.press(key)
    await page.keyboard.press('Tab')
  }
  throw new Error(`the tab key does not come to ${String(name)}`)
}

/** Orders a haircut without a mouse. */
async function write(page: Page): Promise<void> {
  await tabTo(page, /^代跑/, 'ArrowRight')
  await tabTo(page, /^今天/, 'ArrowRight')
  await tabTo(page, /^上午/, 'Space')
  await tabTo(page, /^选小区/, 'Enter')
  for (const step of ['桂苑', '6 幢', '302']) {
    await page.getByRole('button', { name: step, exact: true }).waitFor()
    await tabTo(page, new RegExp(`^${step}$`), 'Enter')
  }
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await tabTo(page, /^还想说的/, 'End')
  await page.keyboard.type('短一点')
}

async function stillThere(page: Page): Promise<void> {
  await expect.poll(() => page.getByLabel('还想说的').inputValue()).toBe('短一点')
  for (const name of [/^理发/, /^明天/, /^上午/]) expect(await page.getByRole('radio', { name }).isChecked()).toBe(true)
  await says(page, /桂苑 ?6 ?幢 ?302/)
}

test('an order written by keys alone survives a reload, a lost network and an ended session, and says that it is not sent', async () => {
  const device = await deviceOf(window, reader(at.resident.token))
  await using open = await visit(device, `${w.server.address}/order`)
  const { page } = open
  await write(page)
  await page.reload()
  await stillThere(page)

  await device.setOffline(true)
  await tabTo(page, /^提交点单/, 'Enter')
  await says(page, '没有网，还没有发出去')
  await device.setOffline(false)
  expect((await w.ok(at.resident, mine, {}, { hat: 'me' })).items).toEqual([])

  // The session ends elsewhere; she signs in again and goes on.
  await w.owner.query('delete from session where person = $1', [at.resident.id])
  await tabTo(page, /^提交点单/, 'Enter')
  await says(page, /先登录/)
  const token = await w.atDoor((cx) => openSession(cx, at.resident.id, { strong: false }))
  await device.addCookies([{ name: 'qq_session', value: token, url: w.server.address }])
  await page.goto(w.server.address)
  await says(page, '有一单还没有提交')
  await page.getByRole('link', { name: '接着写' }).click()
  await stillThere(page)
  await tabTo(page, /^提交点单/, 'Enter')
  await page.waitForURL(/\/requests\/[0-9a-f-]{36}$/)
  const again = { ...at.resident, token }
  expect((await w.ok(again, mine, {}, { hat: 'me' })).items).toHaveLength(1)
  await page.goto(w.server.address)
  await says(page, '我的待办')
  expect(await page.getByText('有一单还没有提交').count()).toBe(0)
})

test('an address opened without a network says in both languages what to do, keeps nothing, and opens once there is one', async () => {
  const device = await deviceOf(window, reader((await w.person()).token))
  await using open = await visit(device, `${w.server.address}/requests`)
  const { page } = open
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await device.setOffline(true)
  await page.goto(`${w.server.address}/passbook`)
  for (const text of ['没有连上群青', 'Qunqing cannot be reached', /着急的事，打电话给社区/]) await says(page, text)
  await device.setOffline(false)
  await page.getByRole('link', { name: '再试一次' }).click()
  await page.getByRole('heading', { name: '存折' }).first().waitFor()
  expect(await page.evaluate(() => caches.keys())).toEqual([])
})

test('a claim is not shown as won before the answer', async () => {
  const [team] = at.teams
  if (team === undefined) throw new Error('a team was made')
  const neighbour = await w.person()
  const { id } = await w.ok(neighbour, submit, { org: at.place.id, service: 'haircut', window: aWindow(w.now), premise: at.door })
  await w.ok(at.desk, accept, { id })
  await using open = await visit(await deviceOf(window, reader(team.leader.token)), `${w.server.address}/hall`)
  const { page } = open
  const answer = Promise.withResolvers<void>()
  await page.route('**/claim', async (route) => {
    await answer.promise
    await route.continue()
  })
  await page.getByRole('button', { name: '抢单', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: '抢单', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: '正在抢' }).waitFor()
  expect(await page.getByText(/已抢到|抢到了/).count()).toBe(0)
  answer.resolve()
  await says(page, '已抢到')
})

/** Seconds until the order form can be used, with the main thread's work as a phone of a sixth of the speed would take for it. */
async function secondsTo(page: Page, cdp: CDPSession): Promise<number> {
  const from = performance.now()
  await page.goto(`${w.server.address}/order`, { waitUntil: 'commit' })
  await page.getByRole('radio', { name: /^理发/ }).waitFor({ state: 'attached' })
  const seconds = (performance.now() - from) / 1000
  const { metrics } = await cdp.send('Performance.getMetrics')
  return seconds + 5 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0)
}

test('at 400 kbit/s and 400 ms the order form is there in 8 seconds, the second time in 3', async () => {
  const device = await deviceOf(window, reader(await w.person().then(({ token }) => token)))
  const page = await device.newPage()
  const cdp = await device.newCDPSession(page)
  await cdp.send('Network.enable')
  await cdp.send('Network.emulateNetworkConditions', { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 })
  // A phone has a Chinese font of its own; this browser has none.
  await cdp.send('Network.setBlockedURLs', { urls: ['*fonts-*', '*noto-*'] })
  // Time that the machine gives to others is not the page's.
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
  expect(await secondsTo(page, cdp)).toBeLessThan(8)
  await page.goto('about:blank')
  expect(await secondsTo(page, cdp)).toBeLessThan(3)
})
