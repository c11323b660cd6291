import { z } from 'zod'
import { Day, id, Instant, page, paging, query } from '#platform/contract.ts'
import { FigureKey, Words } from '#platform/figure/binding.ts'

export { FigureKey } from '#platform/figure/binding.ts'

const OrgName = z.object({ id: id('org'), name: z.string() })

/** First and last day, both included. */
export const Span = z.object({ from: Day, to: Day })
export type Span = z.infer<typeof Span>

/** One number that a reader may be shown, with what it takes to believe it. */
export const Figure = z.object({
  key: FigureKey,
  name: Words,
  unit: Words,
  /** In the figure's unit; null where it is hidden. */
  value: z.number().nullable(),
  /** The value as it is printed: `1,942`. */
  shown: z.string().nullable(),
  /** How many rows stand behind it; null where it is hidden. */
  rows: z.number().int().nullable(),
  counts: z.enum(['persons', 'things']),
  /** About so few persons that it is hidden from outside and published only by a named person's decision. */
  few: z.boolean(),
  /** How it is counted 怎么算. */
  how: Words,
  /** Which edition of the definition: the practice and a short digest. */
  edition: z.string(),
  /** Whether the span matters: what stands now has none. */
  now: z.boolean(),
  asOf: Instant,
})
export type Figure = z.infer<typeof Figure>

/** One part of a figure, by organisation or by day. */
export const Part = z.object({ value: z.number().nullable(), shown: z.string().nullable() })

/** One row behind a figure. A person stands here under a pseudonym. */
export const Row = z.object({
  id: z.string(),
  /** What it is: a record by its number, an organisation by its name, a person by a pseudonym. */
  kind: z.enum(['record', 'person', 'org']),
  label: z.string(),
  org: OrgName.nullable(),
  day: Day,
  /** In the figure's unit: 1 where rows are counted. */
  value: z.number(),
  /** The page that opens it; null where there is none. */
  opens: z.string().nullable(),
})
export type Row = z.infer<typeof Row>

/** The span is this month to today, the organisation the worn office's, unless told. */
export const asked = { org: id('org').optional(), from: Day.optional(), to: Day.optional() }
const one = { params: z.object({ key: FigureKey }), refuses: ['figure.unknown', 'figure.span'] }

/** Every figure that is bound at an organisation. */
export const list = query('figure.list', 'GET /figures', {
  input: z.object(asked), result: z.object({ org: OrgName, span: Span, items: z.array(Figure) }), refuses: ['figure.span'],
})

/** One figure with its parts: by day, and by the organisations right below. */
export const show = query('figure.show', 'GET /figures/:key', {
  ...one,
  input: z.object(asked),
  result: Figure.extend({
    org: OrgName, span: Span,
    below: z.array(Part.extend({ org: OrgName })),
    days: z.array(Part.extend({ day: Day })),
  }),
})

/** The rows behind a figure, oldest first: as many as it counts, or summing up to it. */
export const rows = query('figure.rows', 'GET /figures/:key/rows', {
  ...one, input: z.object({ ...asked, ...paging }), result: page(Row), refuses: [...one.refuses, 'figure.few'],
})

const all = { input: z.object({ ...asked, lang: z.enum(['zh', 'en']).default('zh') }), refuses: [...one.refuses, 'figure.few'] }

/** All rows as CSV, streamed. */
export const sheet = query('figure.sheet', 'GET /figures/:key/rows.csv', {
  ...one, ...all, result: z.string().meta({ contentMediaType: 'text/csv' }),
})
/** The same as an Excel workbook, streamed. */
export const xlsx = query('figure.xlsx', 'GET /figures/:key/rows.xlsx', {
  ...one, ...all, result: z.string().meta({ contentMediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }),
})

/** How neighbours fared: of so many requests that a community answered, half had their answer within `hours`, rounded up. */
export const Answered = z.object({
  span: Span,
  orders: z.number().int(),
  hours: z.number().int(),
  /** How many were confirmed as done; null under ten. */
  confirmed: z.number().int().nullable(),
})
export type Answered = z.infer<typeof Answered>

/** What neighbours got of a community in the last thirty days. Anybody reads it; null while there are fewer than ten. */
export const answered = query('figure.answered', 'GET /orgs/:org/answered', {
  params: z.object({ org: id('org') }), result: z.object({ answered: Answered.nullable() }),
})
