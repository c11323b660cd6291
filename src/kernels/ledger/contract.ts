import { z } from 'zod'
import { Day, id, page, paging, query } from '#platform/contract.ts'
import { QuantityWire, Unit } from '#platform/quantity.ts'

/** Evidence of minutes: A in and out by code or scan, B the leader and the one served, C anything else, E from a registered outside source. */
export const Grade = z.enum(['A', 'B', 'C', 'E'])
export type Grade = z.infer<typeof Grade>

/** Whether minutes of this grade count: they print on a record, may earn points, and stand in figures. People call them 信用时数, the rest 荣誉时数. */
export const counted = (grade: Grade): boolean => grade === 'A' || grade === 'B'

/** The grades that count. */
export const countedGrades: readonly Grade[] = Grade.options.filter(counted)

/** One list of a passbook: minutes that count, other minutes, or the points of one currency by their unit. */
export const Book = z.union([z.enum(['credit', 'honour']), Unit])
export type Book = z.infer<typeof Book>

/** The points of one currency that the reader holds. */
export const Currency = z.object({
  book: Unit,
  zh: z.string(),
  en: z.string(),
  balance: QuantityWire,
  /** What came in during this month, before corrections. */
  month: QuantityWire,
})
export type Currency = z.infer<typeof Currency>

/** What the reader holds. Credit and honour are minutes. */
export const Passbook = z.object({
  name: z.string(),
  credit: QuantityWire,
  honour: QuantityWire,
  /** Credit minutes that came in during this month, before corrections. */
  month: QuantityWire,
  /** The currency that moved last comes first. */
  currencies: z.array(Currency),
})
export type Passbook = z.infer<typeof Passbook>

/** One line of the passbook. `change` is negative where a posting was turned round; `after` is what the list stood at then. */
export const PassbookLine = z.object({
  id: id('posting'),
  kind: z.enum(['confirm', 'reverse']),
  day: Day,
  /** What was done; null where the work has no name in a catalogue. */
  service: z.object({ key: z.string(), zh: z.string(), en: z.string() }).nullable(),
  /** The record, and the number that people say, as in 2611-0418. */
  source: z.object({ noun: z.string(), id: z.uuid(), number: z.string().nullable() }),
  team: z.object({ id: id('org'), name: z.string() }),
  change: QuantityWire,
  after: QuantityWire,
  /** Of minutes; null for points. */
  grade: Grade.nullable(),
  /** The confirmed minutes that points were given for; null for a line of minutes. */
  minutes: QuantityWire.nullable(),
  /** Whether a later line turns this one round. */
  reversed: z.boolean(),
  /** The day of the line that this one turns round. */
  corrects: Day.nullable(),
  /** All that came in, and all that was turned round, in the line's month. */
  month: z.object({ in: QuantityWire, back: QuantityWire }),
})
export type PassbookLine = z.infer<typeof PassbookLine>

/** My passbook 存折: what stands in it. */
export const show = query('passbook.show', 'GET /my/passbook', { result: Passbook })

/** The lines of one list of my passbook, newest first. */
export const lines = query('passbook.lines', 'GET /my/passbook/lines', { input: z.object({ ...paging, book: Book }), result: page(PassbookLine) })
