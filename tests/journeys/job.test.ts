/** The main job as five people live it in five windows: a resident, the desk, two rival teams' leaders, and a leader before the wall. */
import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { builtWeb } from '#app/launch/web-build.ts'
import { lines } from '#kernels/ledger/contract.ts'
import { give, text } from '#kernels/registry/consents/contract.ts'
import { install } from '#practices/install/contract.ts'
import { browser } from '../browser.ts'
import { community, World, type Someone } from '../world.ts'
import { deviceOf, visit, type Reader, type Visited } from './visit.ts'

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const agree = (page: Page, verb: string) => page.getByRole('dialog').getByRole('button', { name: verb, exact: true }).click()
const says = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor()

const claims = (page: Page) => page.getByRole('button', { name: '抢单', exact: true })

/** What the wall says of one figure: the number beside its name. */
const onWall = (page: Page, name: string) => page.getByRole('link').filter({ has: page.getByText(name, { exact: true }) }).locator('b').first().innerText()

async function order(page: Page): Promise<void> {
  await page.getByRole('radio', { name: /理发/ }).check()
  await page.getByRole('radio', { name: /明天/ }).check()
  await page.getByRole('radio', { name: /上午/ }).check()
  await press(page, '选小区、楼幢、门牌')
  for (const step of ['桂苑', '6 幢', '302']) await press(page, step)
  await press(page, '提交点单')
  await page.waitForURL(/\/requests\/[0-9a-f-]{36}$/)
  await says(page, '社区正在看')
}

test('five people play the whole job: ordered, accepted, claimed by one of two, done and confirmed, while a leader sits before the wall', async () => {
  await using w = await World.open({ distDir: await builtWeb('', () => undefined) })
  const window = await browser()
  const at = await community(w, { teams: 2 })
  const [first, second] = at.teams
  if (!first || !second) throw new Error('two teams were made')
  const chief = await w.office(await w.person({ name: '郑书记' }), at.county, 'leader')
  await w.ok(chief, install, { key: 'hangzhou-governance' })
  // One of the leaders has never said the year of birth; the notice she has read.
  await w.owner.query('update person_sealed set adult = null where person = $1', [first.leader.id])
  const { version } = await w.ok(null, text, { purpose: 'notice' })
  await w.ok(first.leader, give, { purpose: 'notice', version }, { hat: 'me' })
  const origin = w.server.address
  const sit = async (who: Someone, shell: Reader['shell'], path: string): Promise<Visited> =>
    visit(await deviceOf(window, { origin, shell, token: who.token, community: at.place.id, ...(shell !== 'hand' && { hat: who.hat }) }), `${origin}${path}`)
  try {
    const resident = await sit(at.resident, 'hand', '/order')
    const desk = await sit(at.desk, 'desk', '/desk')
    const [fast, slow] = [await sit(first.leader, 'hand', '/hall'), await sit(second.leader, 'hand', '/hall')]
    const wall = await sit(chief, 'wall', '/wall')

    await order(resident.page)
    await press(desk.page, '上门理发')
    await press(desk.page, '受理并发单')
    await says(desk.page, '受理了，发给 2 支队伍')

    // Both halls show it by themselves, and both leaders hold it in their hands when one of them is faster.
    for (const { page } of [fast, slow]) await claims(page).click()
    await fast.page.getByLabel('出生年份', { exact: true }).fill('1988')
    await agree(fast.page, '好了，去抢单')
    await agree(fast.page, '抢单')
    await says(fast.page, '已抢到')
    await says(slow.page, '这一单刚被别的队接走了')
    await agree(slow.page, '看别的单')
    expect(await claims(slow.page).count()).toBe(0)
    await says(resident.page, '已有队伍接单')

    // The same code on both phones.
    await fast.page.getByRole('link', { name: '看点单' }).click()
    const code = (await fast.page.locator('.code-panel b').textContent()) ?? ''
    expect(code).toMatch(/^\d{3} \d{3}$/)
    expect(await resident.page.locator('.code-panel b').textContent()).toBe(code)

    const day = new Date(w.now.getTime() + 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10)
    await w.to(`${day}T09:05:00+08:00`)
    await fast.page.reload()
    await press(fast.page, '对好码，开始')
    await agree(fast.page, '对上了，开始')
    await says(resident.page, '正在服务')
    await w.to(`${day}T09:55:00+08:00`)
    await fast.page.reload()
    await press(fast.page, '登记完成')
    await agree(fast.page, '登记，请居民确认')
    await says(fast.page, '等居民确认')

    // The wall draws itself again; nobody touches it.
    const counts = async () => [await onWall(wall.page, '居民确认'), await onWall(wall.page, '等居民确认')]
    await expect.poll(counts, { timeout: 10_000 }).toEqual(['0', '1'])
    await press(resident.page, '确认完成')
    await resident.page.getByRole('radio', { name: /5 星/ }).check()
    await agree(resident.page, '确认')
    await says(resident.page, '办好了')
    await says(fast.page, '居民确认了')

    await expect.poll(counts, { timeout: 10_000 }).toEqual(['1', '0'])

    // The books: 50 minutes for the one who came, none for the rival.
    const minutes = async (who: Someone) => (await w.ok(who, lines, { book: 'credit' }, { hat: 'me' })).items.map((line) => line.change.amount)
    expect([await minutes(first.leader), await minutes(second.leader)]).toEqual([['50'], []])
    expect([resident, desk, fast, slow, wall].flatMap(({ faults }) => faults)).toEqual([])
  } finally {
    await window.close()
  }
})
