/** The desk in the pocket, and the telephone: a clerk at 390 px clears forty requests, takes a call, prints a slip. Each tap is counted. */
import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { builtWeb } from '#app/launch/web-build.ts'
import * as requests from '#kernels/marketplace/requests/contract.ts'
import { browser } from '../browser.ts'
import { aWindow, community, World } from '../world.ts'
import { deviceOf, screens, seriousOf, settled, visit } from './visit.ts'

/** Counts every tap of a page. */
async function counted(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(`window.taps = 0; addEventListener('pointerdown', () => { window.taps += 1 }, true)`)
  return async () => Number(await page.evaluate('window.taps'))
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const says = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor()
const shoot = async (page: Page, name: string): Promise<void> => {
  const to = process.env['SHOTS']
  if (to === undefined) return
  await settled(page)
  await page.screenshot({ path: `${to}/${name}.png` })
}

test('forty requests are cleared with a thumb in at most eighty taps; somebody calls, and the slip is printed', async () => {
  await using w = await World.open({ distDir: await builtWeb('', () => undefined) })
  const window = await browser()
  const at = await community(w)
  const origin = w.server.address
  for (let n = 0; n < 4; n += 1) {
    const who = await w.person({ name: `居民${n + 1}` })
    for (let k = 0; k < 10; k += 1) await w.ok(who, requests.submit, { org: at.place.id, service: k % 2 === 0 ? 'haircut' : 'errand', window: aWindow(w.now), premise: at.door })
  }
  const sit = async (path: string, screen: { width: number; height: number }) =>
    visit(await deviceOf(window, { origin, shell: 'desk', token: at.desk.token, community: at.place.id, hat: at.desk.hat, screen }), `${origin}${path}`)
  try {
    const desk = await sit('/desk/requests', screens.hand)
    await says(desk.page, '全选')
    const taps = await counted(desk.page)
    await shoot(desk.page, 'inbox-390')
    await press(desk.page, '全选')
    await press(desk.page, '受理 40 单')
    await says(desk.page, /受理了 40 单/)
    expect(await taps()).toBeLessThanOrEqual(80)
    const { rows } = await w.owner.query(`select state, count(*)::int as many from request group by state`)
    expect(rows).toEqual([{ state: 'open', many: 40 }])

    const phone = await sit('/desk/phone', screens.hand)
    await phone.page.getByLabel('对方的手机号').fill('154 0010 0001')
    await press(phone.page, '查一查')
    await says(phone.page, '第一次来，问问怎么称呼')
    await phone.page.getByLabel('怎么称呼').fill('王奶奶')
    await shoot(phone.page, 'phone-390')
    await phone.page.getByLabel('服务').click()
    await phone.page.getByTitle('代跑').click()
    await phone.page.getByLabel('到哪里').click()
    for (const part of ['桂苑', '6 幢', '302']) await phone.page.getByRole('menuitemcheckbox', { name: part }).click()
    await phone.page.getByLabel('念过了，对方说同意').check()
    await press(phone.page, '替对方点单')
    await says(phone.page, /点好了/)
    await shoot(phone.page, 'phone-done-390')
    const { rows: made } = await w.owner.query<{ id: never }>(`select id from request where entered_by = $1`, [at.desk.id])
    expect(made).toHaveLength(1)
    const id = made[0]!.id
    await w.ok(at.desk, requests.accept, { id })
    await w.ok(at.teams[0]!.leader, requests.claim, { id })
    const slip = await sit(`/desk/requests/${String(id)}/slip`, screens.hand)
    await says(slip.page, '服务码')
    await says(slip.page, /晨光义剪队/)
    await shoot(slip.page, 'slip-390')
    // It is done; a colleague who has no part in it calls, and records what she hears.
    const leader = at.teams[0]!.leader
    const { window: agreed } = await w.ok(at.desk, requests.show, { id })
    await w.to(agreed.from)
    await w.ok(leader, requests.begin, { id }, { hat: 'me' })
    await w.to(agreed.to)
    await w.ok(leader, requests.finish, { id, visits: [{ person: leader.id, from: agreed.from, to: agreed.to }] })
    const colleague = await w.staff(at.place)
    const review = await visit(await deviceOf(window, { origin, shell: 'desk', token: colleague.token, community: at.place.id, hat: colleague.hat, screen: screens.hand }), `${origin}/desk/requests?due=call`)
    await press(review.page, '代跑')
    await press(review.page, '回访确认')
    await shoot(review.page, 'review-390')
    await review.page.locator('.review-stars [role=radio]').nth(4).click()
    await press(review.page, '记下确认')
    await says(review.page, '确认记下了')
    const today = await sit('/desk', screens.hand)
    await today.page.getByRole('link', { name: /今天确认的/ }).click()
    await says(today.page, /·电话点单/)
    await shoot(today.page, 'came-390')
    for (const one of [desk, phone, slip, review, today]) expect([...(await seriousOf(one.page)), ...one.faults]).toEqual([])
    if (process.env['SHOTS'] !== undefined) {
      for (const [name, path] of [['phone-1440', '/desk/phone'], ['slip-1440', `/desk/requests/${String(id)}/slip`], ['today-1440', '/desk'], ['inbox-1440', `/desk/requests?state=all&open=${String(id)}`]] as const) {
        const wide = await sit(path, screens.desk)
        await shoot(wide.page, name)
      }
      const small = await sit('/desk', screens.hand)
      await shoot(small.page, 'today-390')
    }
  } finally {
    await window.close()
  }
}, 120_000)
