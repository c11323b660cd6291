/** The passbook: what a person's own accounts hold, and how it came. */
import { dayOf, monthOf } from '#platform/calendar.ts'
import { Day } from '#platform/contract.ts'
import { me, type Cx } from '#platform/cx.ts'
import { quantity, toWire, Unit } from '#platform/quantity.ts'
import type { Given } from '#platform/route.ts'
import type * as api from './contract.ts'
import type { Passbook, PassbookLine } from './contract.ts'
import * as q from './queries.ts'

const wire = (unit: string, amount: bigint) => toWire(quantity(Unit.parse(unit), amount))

/** What the reader holds. */
export async function passbook(cx: Cx): Promise<Passbook> {
  const from = Day.parse(`${monthOf(dayOf(cx.now))}-01`)
  const minutes = await q.minutes(cx.tx, me(cx), from)
  const points = await q.points(cx.tx, me(cx), from)
  return {
    name: cx.who.name,
    credit: wire('minutes', minutes.credit),
    honour: wire('minutes', minutes.honour),
    month: wire('minutes', minutes.month),
    currencies: points.map(({ unit, zh, en, balance, month }) => {
      const name = unit.slice(unit.indexOf('/') + 1)
      return { book: Unit.parse(unit), zh: zh ?? name, en: en ?? zh ?? name, balance: wire(unit, balance), month: wire(unit, month) }
    }),
  }
}

const shown = (row: q.Line): PassbookLine => ({
  id: row.id,
  kind: row.kind,
  day: row.day,
  service: row.service === null ? null : { key: row.service, zh: row.zh ?? row.service, en: row.en ?? row.zh ?? row.service },
  source: { noun: row.noun, id: row.record, number: row.number },
  team: { id: row.team, name: row.teamName },
  change: wire(row.unit, row.change),
  after: wire(row.unit, row.standing),
  grade: row.grade,
  minutes: row.minutes === null ? null : wire('minutes', row.minutes),
  reversed: row.reversed,
  corrects: row.corrects,
  month: { in: wire(row.unit, row.monthIn), back: wire(row.unit, row.monthBack) },
})

/** One list of the reader's passbook, newest first. */
export async function passbookLines(cx: Cx, _: undefined, input: Given<typeof api.lines>) {
  const rows = await q.lines(cx.tx, { person: me(cx), book: input.book }, input)
  const items = rows.slice(0, input.limit)
  const last = items.at(-1)
  return { items: items.map(shown), ...(rows.length > input.limit && last !== undefined ? { next: last.seq } : {}) }
}
