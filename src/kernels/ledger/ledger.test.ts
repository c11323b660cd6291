import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { connect } from '#platform/connect.ts'
import type { Cx, Hat } from '#platform/cx.ts'
import { sql } from '#platform/sql.ts'
import { wear } from '#platform/wear.ts'
import { testSecrets } from '#tests/secrets.ts'
import { world, type Someone, type World } from '#tests/world.ts'
import { Books, type Site } from './books.fixture.ts'
import { currencyEntries, earnEntries } from './capability.ts'
import * as api from './contract.ts'
import { pointsFor } from './earn.ts'

const asked = () => ({ command: randomUUID(), content: 'x' })
const rule = (give: number) => earnEntries('reward', { on: 'service.done', per: 'hour', give, currency: 'coin' })

/** A county that pays one coin an hour, its community, and a team. */
async function place(w: World) {
  const county = await w.org({ kind: 'county', name: '澄湖区' })
  const desk = await w.org({ under: county })
  const team = await w.org({ kind: 'team', name: '晨光义剪队', under: county })
  await w.set(county, 'ledger.currency', currencyEntries('coin', { zh: '益币', en: 'coins' }))
  await w.set(county, 'ledger.earn', rule(1))
  return { county, desk, team }
}

const balanceOf = async (w: World, who: Someone) => {
  const book = await w.ok(who, api.show, {})
  return { credit: book.credit.amount, points: book.currencies.map((one) => one.balance.amount) }
}

const lines = (w: World, who: Someone, book: api.Book, page: { limit?: number; after?: string | undefined } = {}) => w.ok(who, api.lines, { book, ...page })

test('an empty passbook is empty, and only its owner has one', async () => {
  await using w = await world()
  const who = await w.person({ name: '林思远' })
  expect(await w.ok(who, api.show, {})).toEqual({
    name: '林思远', credit: { unit: 'minutes', amount: '0' }, honour: { unit: 'minutes', amount: '0' }, month: { unit: 'minutes', amount: '0' }, currencies: [],
  })
  expect((await lines(w, who, 'credit')).items).toEqual([])
  expect((await w.call(null, api.show, {})).code).toBe('may.sign-in')
})

test('confirmed minutes and their points stand in the passbook; what is reopened is turned round on its own day', async () => {
  await using w = await world()
  const at = await place(w)
  await using books = await Books.open(w)
  const who = await w.person()
  const record = randomUUID()
  await books.confirm(asked(), { record, site: at, shares: [{ person: who.id, minutes: 130 }], service: 'haircut' })
  const book = await w.ok(who, api.show, {})
  const unit = `points:${at.county.id}/coin`
  expect(book).toMatchObject({ credit: { amount: '130' }, honour: { amount: '0' }, month: { amount: '130' } })
  expect(book.currencies).toEqual([{ book: unit, zh: '益币', en: 'coins', balance: { unit, amount: '2' }, month: { unit, amount: '2' } }])

  await w.to('2026-10-02T02:00:00.000Z')
  expect(await books.reopen(asked(), record)).toEqual({ reversed: 2, short: 0 })
  expect(await balanceOf(w, who)).toEqual({ credit: '0', points: ['0'] })
  const [back, given] = (await lines(w, who, api.Book.parse(unit))).items
  expect(back).toMatchObject({
    kind: 'reverse', day: '2026-10-02', corrects: '2026-09-07', change: { amount: '-2' }, after: { amount: '0' }, minutes: { amount: '130' },
    month: { in: { amount: '0' }, back: { amount: '2' } },
  })
  expect(given).toMatchObject({
    kind: 'confirm', day: '2026-09-07', reversed: true, change: { amount: '2' }, after: { amount: '2' }, minutes: { amount: '130' },
    team: { name: '晨光义剪队' }, source: { noun: 'request', id: record, number: '2609-0001' },
  })
  expect((await lines(w, who, 'credit')).items.map((line) => [line.grade, line.change.amount])).toEqual([['B', '-130'], ['B', '130']])
})

test('a list comes in pages, newest first, and each line says what stood then', async () => {
  await using w = await world()
  const at = await place(w)
  await using books = await Books.open(w)
  const who = await w.person()
  for (const minutes of [10, 20, 30]) await books.confirm(asked(), { record: randomUUID(), site: at, shares: [{ person: who.id, minutes }] })
  const first = await lines(w, who, 'credit', { limit: 2 })
  expect(first.items.map((line) => line.after.amount)).toEqual(['60', '30'])
  const rest = await lines(w, who, 'credit', { limit: 2, after: first.next })
  expect([rest.items.map((line) => [line.change.amount, line.after.amount]), rest.next]).toEqual([[['10', '10']], undefined])
})

test('who ordered or is served gets neither minutes nor points; less than an hour earns none', async () => {
  await using w = await world()
  const at = await place(w)
  await using books = await Books.open(w)
  const [helper, orderer] = [await w.person(), await w.person()]
  const site: Site = { ...at, excluded: [orderer.id] }
  await books.confirm(asked(), { record: randomUUID(), site, shares: [{ person: helper.id, minutes: 59 }, { person: orderer.id, minutes: 300 }], service: 'haircut' })
  expect(await balanceOf(w, helper)).toEqual({ credit: '59', points: [] })
  expect(await balanceOf(w, orderer)).toEqual({ credit: '0', points: [] })
})

test('of one rule the nearest organisation wins, and its own currency is another one', async () => {
  await using w = await world()
  const at = await place(w)
  await using books = await Books.open(w)
  const who = await w.person()
  const other = await w.org({ under: at.county, name: '桐坞社区' })
  await w.set(other, 'ledger.earn', rule(3))
  const hour = { shares: [{ person: who.id, minutes: 60 }], service: 'haircut' }
  await books.confirm(asked(), { record: randomUUID(), site: at, ...hour })
  await books.confirm(asked(), { record: randomUUID(), site: { ...at, desk: other }, ...hour })
  expect((await balanceOf(w, who)).points).toEqual(['4'])
  await w.set(other, 'ledger.currency', currencyEntries('coin', { zh: '桐币', en: 'tong' }))
  await books.confirm(asked(), { record: randomUUID(), site: { ...at, desk: other }, ...hour })
  expect((await w.ok(who, api.show, {})).currencies.map((one) => [one.zh, one.balance.amount])).toEqual([['桐币', '3'], ['益币', '4']])
})

/** Statements as the app's role, under a hat. */
async function as<T>(w: World, hat: Hat, who: Someone | null, work: (cx: Cx) => Promise<T>): Promise<T> {
  const { db, close } = connect(w.appUrl, 1)
  try {
    return await db.transaction().execute(async (tx) => {
      const cx: Cx = {
        tx, now: w.now, who: { id: who?.id ?? null, name: '', adult: true, strong: true }, hat, purpose: null, command: null, secrets: testSecrets, files: '', checks: true,
      }
      await wear(cx, hat)
      return work(cx)
    })
  } finally {
    await close()
  }
}

test('a card names the points by the rule of the desk; a service that no rule names earns none', async () => {
  await using w = await world()
  const at = await place(w)
  const only = await w.org({ under: at.county, name: '桐坞社区' })
  await w.set(only, 'ledger.earn', earnEntries('reward', { on: 'service.done', where: { service: ['errand'] }, per: 'hour', give: 2, currency: 'coin' }))
  const bare = await w.org({ kind: 'county', name: '无币县' })
  await w.set(bare, 'ledger.earn', rule(1))
  const points = (path: string, service: string, minutes: number) => as(w, { kind: 'me' }, null, (cx) => pointsFor(cx.tx, path, service, minutes))
  expect(await points(at.desk.path, 'haircut', 150)).toBe(2)
  expect(await points(only.path, 'errand', 60)).toBe(2)
  expect(await points(only.path, 'haircut', 60)).toBe(0)
  expect(await points(bare.path, 'haircut', 60)).toBe(0)
})

test('points that are gone are not taken: the posting stays, nobody falls below zero, and the next reversal tries again', async () => {
  await using w = await world()
  const at = await place(w)
  await using books = await Books.open(w)
  const who = await w.person()
  const [record, unit] = [randomUUID(), `points:${at.county.id}/coin` as const]
  const work = { record, site: at, shares: [{ person: who.id, minutes: 120 }], service: 'haircut' }
  await books.confirm(asked(), work)
  await books.spend(asked(), { person: who.id, unit, amount: 1n, site: at })
  await expect(books.spend(asked(), { person: who.id, unit, amount: 2n, site: at })).rejects.toThrow('account_no_overdraft')
  expect(await books.reopen(asked(), record)).toEqual({ reversed: 1, short: 1 })
  expect(await balanceOf(w, who)).toEqual({ credit: '0', points: ['1'] })
  await books.confirm(asked(), work)
  expect(await books.reopen(asked(), record)).toEqual({ reversed: 2, short: 1 })
  expect(await balanceOf(w, who)).toEqual({ credit: '0', points: ['1'] })
})

test('the database alone keeps the books: no hat changes or takes out a posting, writes a balance, or posts beside the wrong move', async () => {
  await using w = await world()
  const at = await place(w)
  await using books = await Books.open(w)
  const who = await w.person()
  await books.confirm(asked(), { record: randomUUID(), site: at, shares: [{ person: who.id, minutes: 60 }] })
  for (const kind of ['me', 'flow', 'door'] as const) {
    for (const statement of [sql`update posting set amount = 1`, sql`delete from posting`, sql`delete from account`]) {
      await expect(as(w, { kind }, who, (cx) => statement.execute(cx.tx))).rejects.toThrow('permission denied')
    }
  }
  await expect(as(w, { kind: 'flow' }, null, (cx) => sql`update account set balance = 1000`.execute(cx.tx))).rejects.toThrow('row-level security')
  const again = sql`
    insert into posting (id, payer, payee, unit, amount, grade, kind, noun, record, entry, org, org_path, desk_path, person, happened, cause)
    select gen_random_uuid(), payer, payee, unit, amount, grade, kind, noun, record, entry, org, org_path, desk_path, person, happened, cause from posting`
  await expect(as(w, { kind: 'flow' }, null, (cx) => again.execute(cx.tx))).rejects.toThrow('row-level security')
  await expect(books.command(asked(), 'not-solved', randomUUID(), () => Promise.resolve({}))).rejects.toThrow('move_step')
})

test('postings are read by their person, their team and the offices of both sides, and by nobody else', async () => {
  await using w = await world()
  const at = await place(w)
  await using books = await Books.open(w)
  const [who, other, far] = [await w.person(), await w.person(), await w.org({ kind: 'county', name: '远山县' })]
  await books.confirm(asked(), { record: randomUUID(), site: at, shares: [{ person: who.id, minutes: 60 }] })
  const appointment = api.PassbookLine.shape.team.shape.id.parse(randomUUID()) as never
  const seen = (hat: Hat, reader: Someone) => as(w, hat, reader, async (cx) => (await sql`select from posting`.execute(cx.tx)).rows.length)
  const office = (org: { id: typeof at.team.id; path: string }, role: string): Hat => ({ kind: 'tree', appointment, role, org: org.id, path: org.path })
  const leader = (org: { id: typeof at.team.id; path: string }): Hat => ({ kind: 'team', appointment, role: 'team.leader', org: org.id, path: org.path })
  const may = [seen({ kind: 'me' }, who), seen(office(at.desk, 'staff'), other), seen(office(at.team, 'auditor'), other), seen(leader(at.team), other)]
  const mayNot = [seen({ kind: 'me' }, other), seen(office(far, 'leader'), other), seen(office(at.desk, 'admin'), other), seen(leader(far), who)]
  expect(await Promise.all(may)).toEqual([1, 1, 1, 1])
  expect(await Promise.all(mayNot)).toEqual([0, 0, 0, 0])
})
