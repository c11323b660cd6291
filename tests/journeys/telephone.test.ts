/** A neighbour without a smartphone, from the call to the points: a clerk, the sheet on her table, a team, and somebody unrelated who calls her afterwards. */
import { expect, test } from 'vitest'
import { builtWeb } from '#app/launch/web-build.ts'
import { show as passbook } from '#kernels/ledger/contract.ts'
import * as requests from '#kernels/marketplace/requests/contract.ts'
import { install } from '#practices/install/contract.ts'
import { browser } from '../browser.ts'
import { community, World } from '../world.ts'
import { screens, settled } from './visit.ts'
import { effortIn, seats, write, type Effort, type Seat } from './windows.ts'

const CALLER = { phone: '15400100001', name: '王奶奶', words: '带两斤米，一瓶酱油' }
const CONTACT = '澄湖区团委 0571-88000000'
/** Taps on a mouse or a screen that the whole form may take. */
const MOST_TAPS = 10

/**
 * Seconds that a practised person needs, by the keystroke-level model (Card, Moran and Newell 1980): 1.1 s to point, 0.2 s to press, 0.28 s a
 * key, 1.35 s to think before each field. A Chinese character takes three keys. Reading the notice aloud comes on top: its length is not the form's.
 */
function secondsOf({ taps, fields, keys }: Effort): number {
  const written = 3 * (CALLER.name.length + CALLER.words.length)
  return (taps + fields) * (1.1 + 0.2 + 1.35) + (keys + written) * 0.28
}

/** The clerk types while the neighbour speaks, and reads the notice to her. */
async function takeCall(clerk: Seat): Promise<Effort> {
  const { page } = clerk
  const effort = await effortIn(page.context())
  await page.reload()
  await write(page, clerk.word('phone.number'), CALLER.phone)
  await page.keyboard.press('Enter')
  await clerk.says('phone.new')
  await write(page, clerk.word('phone.name'), CALLER.name)
  await page.getByLabel(clerk.word('phone.service')).click()
  await page.getByTitle('代跑代买').click()
  await page.getByLabel(clerk.word('phone.place')).click()
  for (const part of ['桂苑', '6 幢', '302']) await page.getByRole('menuitemcheckbox', { name: part }).click()
  await write(page, clerk.word('phone.words'), CALLER.words)
  // She hears what is kept, for what, and how long, before anything is.
  expect((await page.getByRole('region', { name: clerk.word('phone.read') }).innerText()).length).toBeGreaterThan(150)
  await page.getByLabel(clerk.word('phone.agreed')).check()
  await clerk.press('phone.go')
  await page.getByRole('status').getByText(/点好了/).waitFor()
  return effort
}

/** What lies on her table, and is looked at as a picture where `SHOTS` names a folder. */
async function slip(clerk: Seat): Promise<string> {
  await settled(clerk.page)
  const to = process.env['SHOTS']
  if (to !== undefined) await clerk.page.screenshot({ path: `${to}/telephone-slip.png` })
  return clerk.page.locator('article.slip').innerText()
}

test('somebody calls: ordered in under a minute, a slip on paper, a team that comes, a call-back by somebody unrelated, and the points are posted', async () => {
  await using w = await World.open({ distDir: await builtWeb('', () => undefined) })
  const window = await browser()
  const at = await community(w)
  const [team] = at.teams
  if (team === undefined) throw new Error('a team was made')
  await w.ok(await w.office(await w.person({ name: '郑书记' }), at.county, 'leader'), install, { key: 'hangzhou-governance' })
  await w.owner.query(`insert into handler (name, contact, done) values ('澄湖区团委', $1, true) on conflict (one) do update set contact = excluded.contact, done = true`, [CONTACT])
  const sit = seats(window, { origin: w.server.address, community: at.place.id })
  try {
    const clerk = await sit({ ...at.desk, shell: 'desk', path: '/desk/phone' })
    const effort = await takeCall(clerk)
    expect(effort.taps).toBeGreaterThan(5)
    expect(effort.taps).toBeLessThanOrEqual(MOST_TAPS)
    expect(secondsOf(effort)).toBeLessThan(60)
    const { rows: [made] } = await w.owner.query<{ id: requests.Request['id'] }>(
      `select r.id from request r join consent c on c.person = r.orderer and c.how = 'spoken' and c.logged_by = $1 where r.entered_by = $1`, [at.desk.id])
    if (made === undefined) throw new Error('an order with a spoken agreement was made')
    const { id } = made

    await clerk.page.getByRole('link', { name: clerk.word('phone.open'), exact: true }).click()
    await clerk.press('panel.accept')
    await clerk.says('panel.acceptDone', { count: 1 })
    const leader = await sit({ ...team.leader, shell: 'hand', path: '/hall' })
    await leader.press('hall.claim')
    await leader.agree('claim.go')
    await leader.page.getByRole('link', { name: leader.word('hall.see'), exact: true }).click()
    const code = await leader.page.locator('.code-panel b').innerText()

    // The paper says what her own phone would: who comes, when, the code, whom to call.
    await clerk.page.getByRole('link', { name: clerk.word('slip.open'), exact: true }).click()
    const agreed = (await w.ok(at.desk, requests.show, { id })).window
    const paper = await slip(clerk)
    for (const said of [CALLER.name, team.leader.name, team.name, '9月8日', '9:00–11:00', code, CONTACT]) expect(paper).toContain(said)

    await w.to(agreed.from)
    await leader.page.reload()
    await leader.press('begin.open')
    await leader.agree('begin.go')
    await leader.says('stand.working.team')
    await w.to(agreed.to)
    await leader.page.reload()
    await leader.press('finish.open')
    await leader.agree('finish.go')
    await leader.says('stand.finished.team')
    const points = async () => (await w.ok(team.leader, passbook, {}, { hat: 'me' })).currencies.map(({ balance }) => balance.amount)
    expect(await points()).toEqual([])

    // Neither who entered it nor who came may confirm it; a colleague calls.
    for (const who of [at.desk, team.leader]) expect((await w.call(who, requests.confirm, { id, stars: 5 })).status).not.toBe(200)
    const reviewer = await sit({ ...(await w.staff(at.place)), shell: 'desk', path: '/desk/requests?due=call', screen: screens.hand })
    await reviewer.page.getByRole('button', { name: '代跑代买', exact: true }).click()
    await reviewer.press('review.confirm')
    await reviewer.page.locator('.review-stars [role=radio]').nth(4).click()
    await reviewer.press('review.go')
    await reviewer.says('review.done')
    await leader.says('stand.confirmed.team')
    // Of two hours ninety minutes count, and each whole hour gives two points.
    expect(await points()).toEqual(['2'])
    expect((await w.ok(at.desk, requests.show, { id })).timeline.at(-1)).toMatchObject({ act: 'confirm', facts: { call: true } })
    expect([clerk, leader, reviewer].flatMap(({ faults }) => faults)).toEqual([])
  } finally {
    await window.close()
  }
})
