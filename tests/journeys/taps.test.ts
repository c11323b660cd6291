/** How many taps an order takes: a newcomer's from the home page, sign-in and all, and the next one of the same person. */
import { expect, test } from 'vitest'
import { z } from 'zod'
import { builtWeb } from '#app/launch/web-build.ts'
import { menu } from '#kernels/marketplace/catalogue/contract.ts'
import { browser } from '../browser.ts'
import { community, World } from '../world.ts'
import { deviceOf, visit } from './visit.ts'
import { effortIn, Seat, write } from './windows.ts'

const Outbox = z.object({ items: z.array(z.object({ code: z.string() })) })

/** The newest code on its way to a phone. */
async function codeFor(origin: string, phone: string): Promise<string> {
  const reply = await fetch(`${origin}/dev/outbox.json?to=${phone}`)
  return Outbox.parse(await reply.json()).items[0]?.code ?? ''
}

async function signIn(seat: Seat, origin: string, phone: string): Promise<void> {
  await write(seat.page, seat.word('signIn.phone'), phone)
  await seat.press('signIn.ask')
  await seat.page.getByRole('textbox', { name: seat.word('signIn.code') }).waitFor()
  await write(seat.page, seat.word('signIn.code'), await codeFor(origin, phone))
  await seat.page.getByLabel(seat.word('me.name'), { exact: true }).waitFor()
  await write(seat.page, seat.word('me.name'), '沈奶奶')
  await write(seat.page, seat.word('me.year'), '1950')
  await seat.page.getByRole('checkbox', { name: seat.word('consent.agree') }).check()
  await seat.press('me.start')
}

test('a newcomer orders in at most 16 taps, the same person the next time in at most 8, and text', async () => {
  await using w = await World.open({ distDir: await builtWeb('', () => undefined) })
  const window = await browser()
  const at = await community(w)
  const origin = w.server.address
  const { services } = await w.ok(null, menu, { org: at.place.id })
  try {
    const device = await deviceOf(window, { origin, shell: 'hand' })
    const effort = await effortIn(device)
    const seat = new Seat(await visit(device, `${origin}/`), { language: 'zh' })
    const { page } = seat
    await page.getByRole('link', { name: seat.word('home.orderTitle'), exact: true }).click()
    await seat.press('community.choose')
    await write(page, seat.word('community.name'), '柳溪')
    await page.getByRole('dialog').getByRole('button', { name: at.place.name }).click()
    await seat.choose(services[0]?.zh ?? '')
    await seat.chooseWindow(w.now, 1, 'morning')
    await seat.choosePlace(['桂苑', '6 幢', '302'])
    await seat.press('order.submit')
    await page.getByRole('link', { name: seat.word('act.signIn'), exact: true }).click()
    await signIn(seat, origin, '13800001006')
    await seat.press('order.submit')
    await page.waitForURL(/\/requests\/[0-9a-f-]{36}$/)
    expect(effort.taps).toBeGreaterThan(10)
    expect(effort.taps).toBeLessThanOrEqual(16)
    const first = { ...effort }

    await page.goto(origin)
    await page.getByRole('link', { name: services[1]?.zh ?? '', exact: true }).click()
    await seat.chooseWindow(w.now, 2, 'afternoon')
    await write(page, `${seat.word('order.words')}`, '买点菜')
    await seat.press('order.submit')
    await page.waitForURL(/\/requests\/[0-9a-f-]{36}$/)
    expect(effort.taps - first.taps).toBeLessThanOrEqual(8)
    const { rows } = await w.owner.query('select count(*)::int as many from request')
    expect(rows).toEqual([{ many: 2 }])
  } finally {
    await window.close()
  }
})
