/** The books: what a confirmed piece of work brings, and what turns it round. */
import type { Cx } from '#platform/cx.ts'
import { newId } from '#platform/id.ts'
import { tell } from '#platform/journal.ts'
import type { Unit } from '#platform/quantity.ts'
import { wearing } from '#platform/wear.ts'
import { accountOf, issuerOf } from './accounts.ts'
import { Grade } from './contract.ts'
import * as q from './queries.ts'

/** The record whose work is posted, as the move `entry` of this transaction left it. */
export interface Work {
  noun: 'request'
  id: string
  entry: number
  /** The team whose work it was, and its path. */
  org: string
  orgPath: string
  /** Path of the organisation whose desk received the record. */
  deskPath: string
  /** The number that people say, the service's key, and the catalogue setting that names it: what the passbook prints. */
  number?: string
  service?: string
  setting?: string | null
  /** Who stands on the other side of this record: ordered it, is served, entered it. They get nothing from it. */
  excluded: readonly string[]
}

/** One person's share of the work. */
export interface Share {
  person: string
  /** Whole minutes. */
  minutes: number
}

/** What one person gets. */
export interface Gain {
  person: string
  unit: Unit
  amount: bigint
  grade: Grade | null
  /** The earn rule under which points are given. */
  rule: string | null
}

/** The shares of those who may get something, one a person. */
export function sharesOf(work: Work, shares: readonly Share[]): Share[] {
  const sums = new Map<string, number>()
  for (const { person, minutes } of shares) sums.set(person, (sums.get(person) ?? 0) + minutes)
  return [...sums].map(([person, minutes]) => ({ person, minutes })).filter(({ person, minutes }) => minutes > 0 && !work.excluded.includes(person))
}

const told = (cx: Cx, record: string, persons: readonly string[]) => tell(cx, 'passbook', record, persons.map((person) => `person:${person}`))

/**
 * Holds everything that these persons have until the transaction ends. Each person's minutes account exists from here on, so two that begin
 * with the same person meet in it; all locks are taken by id, after those of the record that is posted. Other accounts are made only
 * once this is done: made before, they would be locks out of order.
 */
export async function hold(cx: Cx, persons: readonly string[]): Promise<void> {
  await q.open(cx.tx, persons.map((person) => accountOf(person, 'minutes')))
  await q.lockHolders(cx.tx, persons)
}

const posted = (work: Work, gain: Gain): q.Posted => ({
  id: newId('posting'), payer: issuerOf(gain.unit).id, payee: accountOf(gain.person, gain.unit).id, unit: gain.unit, amount: gain.amount, grade: gain.grade,
  kind: 'confirm', reverses: null, rule: gain.rule, record: work.id, entry: work.entry, number: work.number ?? null, service: work.service ?? null,
  setting: work.setting ?? null, org: work.org, orgPath: work.orgPath, deskPath: work.deskPath, person: gain.person,
})

/** Posts gains from their issuers. Worn for it: the clock's hat, which alone writes the books. */
export async function give(cx: Cx, work: Work, gains: readonly Gain[]): Promise<void> {
  if (gains.length === 0) return
  const persons = [...new Set(gains.map((gain) => gain.person))]
  await wearing(cx, { kind: 'flow' }, async () => {
    await hold(cx, persons)
    const accounts = gains.flatMap(({ person, unit }) => [accountOf(person, unit), issuerOf(unit)])
    await q.open(cx.tx, [...new Map(accounts.map((account) => [account.id, account])).values()])
    await q.post(cx.tx, gains.map((gain) => posted(work, gain)))
  })
  await told(cx, work.id, persons)
}

/** Posts minutes, one posting a person and grade. Who stands on the other side of the record gets none; no minutes post nothing. */
export async function postMinutes(cx: Cx, work: Work & { visits: readonly (Share & { grade: Grade })[] }): Promise<void> {
  const gains = Grade.options.flatMap((grade) =>
    sharesOf(work, work.visits.filter((visit) => visit.grade === grade)).map(({ person, minutes }): Gain =>
      ({ person, unit: 'minutes', amount: BigInt(minutes), grade, rule: null })))
  await give(cx, work, gains)
}

/**
 * Which postings can be turned round whole. What is not there any more cannot be taken: nobody falls below zero, and the move that asks for
 * it never fails. Such a posting stays, counts on, and is tried again when the same record is turned round again.
 */
export function covered(standing: readonly q.Posted[], balances: ReadonlyMap<string, bigint>): q.Posted[] {
  const left = new Map(balances)
  return standing.filter((posting) => {
    const rest = (left.get(posting.payee) ?? 0n) - posting.amount
    if (rest >= 0n) left.set(posting.payee, rest)
    return rest >= 0n
  })
}

const turned = (posting: q.Posted, entry: number): q.Posted =>
  ({ ...posting, id: newId('posting'), payer: posting.payee, payee: posting.payer, kind: 'reverse', reverses: posting.id, entry })

/**
 * Turns round everything that stands of a record, the newest first, beside its move `entry`. Returns how many postings were turned round,
 * and how many were not because too little is left in their accounts.
 */
export async function reversePostings(cx: Cx, of: { noun: 'request'; id: string; entry: number }): Promise<{ reversed: number; short: number }> {
  const done = await wearing(cx, { kind: 'flow' }, async () => {
    const standing = await q.standing(cx.tx, of.id)
    if (standing.length === 0) return { back: [], short: 0 }
    await hold(cx, [...new Set(standing.map((posting) => posting.person))])
    const rows = await q.balances(cx.tx, standing.map((posting) => posting.payee))
    const back = covered(standing, new Map(rows.map((row) => [row.id, row.balance])))
    if (back.length > 0) await q.post(cx.tx, back.map((posting) => turned(posting, of.entry)))
    return { back, short: standing.length - back.length }
  })
  if (done.back.length > 0) await told(cx, of.id, [...new Set(done.back.map((posting) => posting.person))])
  return { reversed: done.back.length, short: done.short }
}
