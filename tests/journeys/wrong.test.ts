/** When it goes wrong, in three windows: a resident, the desk, and the leader of a team. */
import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { builtWeb } from '#app/launch/web-build.ts'
import * as requests from '#kernels/marketplace/requests/contract.ts'
import { nearby } from '#kernels/marketplace/support/contract.ts'
import { install } from '#practices/install/contract.ts'
import { browser } from '../browser.ts'
import { aWindow, community, World } from '../world.ts'
import { seriousOf } from './visit.ts'
import { seats } from './windows.ts'

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const agree = (page: Page, verb: string) => page.getByRole('dialog').getByRole('button', { name: verb, exact: true }).click()
const says = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor()

async function pick(page: Page, days: RegExp): Promise<void> {
  await page.getByRole('radio', { name: days }).check()
  await page.getByRole('radio', { name: /上午/ }).check()
}

/** A lamp that a neighbour ordered is there already; what smells of gas is no order. Returns the request that was made in the end. */
async function order(page: Page): Promise<string> {
  await page.getByRole('radio', { name: /修楼道灯/ }).check()
  await press(page, '选小区、楼幢、门牌')
  for (const step of ['桂苑', '6 幢', '302']) await press(page, step)
  await press(page, '我也需要')
  await says(page, '算上你了')
  await page.getByRole('radio', { name: /代跑代买/ }).check()
  expect(await page.getByText('小区里已经有人点了吗').count()).toBe(0)
  expect(await page.getByRole('button', { name: '我也需要' }).count()).toBe(0)
  await pick(page, /周三/)
  await page.getByLabel('还想说的').fill('厨房漏气，味道很大')
  expect(await page.getByRole('link', { name: /119/ }).getAttribute('href')).toBe('tel:119')
  await press(page, '提交点单')
  await page.getByRole('dialog').getByRole('link', { name: /119/ }).waitFor()
  await agree(page, '不是急事，接着点单')
  await page.waitForURL(/\/requests\/[0-9a-f-]{36}$/)
  await says(page, '社区正在看')
  return page.url().split('/').at(-1) ?? ''
}

test('a call before an order, a neighbour’s lamp, another time, a desk that is alerted, two sides that agree', async () => {
  await using w = await World.open({ distDir: await builtWeb('', () => undefined) })
  const window = await browser()
  const at = await community(w)
  const [team] = at.teams
  if (team === undefined) throw new Error('a team was made')
  await w.ok(await w.office(await w.person({ name: '郑书记' }), at.county, 'leader'), install, { key: 'hangzhou-governance' })
  const neighbour = await w.person({ name: '楼上邻居' })
  // The lamp is everybody's; what the neighbour has done at home is nobody else's.
  for (const service of ['lamp', 'errand']) await w.ok(neighbour, requests.submit, { org: at.place.id, service, window: aWindow(w.now), premise: at.door })
  expect((await w.ok(at.resident, nearby, { premise: at.door, service: 'errand' })).items).toEqual([])
  const sit = seats(window, { origin: w.server.address, community: at.place.id })
  try {
    const resident = await sit({ ...at.resident, shell: 'hand', path: '/order' })
    const id = (await order(resident.page)) as never
    await press(resident.page, '改时间')
    await pick(resident.page, /周四/)
    await agree(resident.page, '就改到这时')
    await says(resident.page, '时间改好了')

    // Nobody claims it: half of the promised 24 hours later the desk sees it.
    await w.ok(at.desk, requests.accept, { id })
    await w.to(new Date(w.now.getTime() + 12.1 * 3_600_000))
    const desk = await sit({ ...at.desk, shell: 'desk', path: '/desk' })
    await desk.page.getByRole('button', { name: /卡住的/ }).click()
    await press(desk.page, '代跑代买')
    await says(desk.page, '扩大发单，点名请一支队伍，或者告诉居民下一步')
    await press(desk.page, '扩大发单')
    await says(desk.page, '会做这件事的队伍都发到了')
    await press(desk.page, '点名请晨光义剪队来接')
    await says(desk.page, '已请晨光义剪队来接')
    await press(desk.page, '告诉居民')
    await desk.page.getByLabel('原因').fill('今天队伍都满了')
    await desk.page.getByLabel('下一步怎么办').fill('明天一早再问一遍')
    await agree(desk.page, '告诉居民')
    await says(resident.page, '明天一早再问一遍')

    // The team takes it and would rather come later.
    await w.ok(team.leader, requests.claim, { id })
    const leader = await sit({ ...team.leader, shell: 'hand', path: `/requests/${String(id)}` })
    await press(leader.page, '改时间')
    await leader.page.getByRole('radio', { name: /周五/ }).check()
    await leader.page.getByRole('radio', { name: /下午/ }).check()
    await agree(leader.page, '问问对方')
    await says(leader.page, '等对方回复，还没改')
    await says(resident.page, '队伍想改到')
    for (const { page } of [resident, leader]) expect(await seriousOf(page)).toEqual([])
    await press(resident.page, '同意')
    await says(resident.page, '时间改好了')
    expect((await w.ok(at.resident, requests.show, { id })).proposal).toBe(null)
    expect([resident, desk, leader].flatMap(({ faults }) => faults)).toEqual([])
  } finally {
    await window.close()
  }
})
