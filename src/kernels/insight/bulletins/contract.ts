import { z } from 'zod'
import { command, Day, id, Instant, line, May, page, paging, query } from '#platform/contract.ts'
import { type FigureKey, Words } from '#platform/figure/binding.ts'
import { Figure, Row, Span } from '../figures/contract.ts'

export const BulletinState = z.enum(['draft', 'review', 'signing', 'signed', 'published', 'discarded'])
export type BulletinState = z.infer<typeof BulletinState>

const OrgName = z.object({ id: id('org'), name: z.string() })
const PersonName = z.object({ id: id('person'), name: z.string() })

/** A number in a text: the key of a figure over the bulletin's span, or with `@before` over the span before. */
export const NumberKey = z.string().regex(/^[a-z][a-z0-9-]{0,29}(\.[a-z0-9][a-z0-9-]{0,29}){0,3}(@before)?$/)
export type NumberKey = z.infer<typeof NumberKey>

const BEFORE = '@before'
/** A figure's number over the span before. */
export const beforeKey = (figure: FigureKey): NumberKey => `${figure}${BEFORE}`
/** The figure of a number, and whether it is counted over the span before. */
export const figureOf = (key: NumberKey): { figure: FigureKey; before: boolean } =>
  key.endsWith(BEFORE) ? { figure: key.slice(0, -BEFORE.length), before: true } : { figure: key, before: false }

/** A piece of a sentence: words, or a number that is a figure. Numbers are never typed. */
export const Run = z.union([z.string().max(2000), z.object({ figure: NumberKey })])
export type Run = z.infer<typeof Run>

/** A heading or a paragraph. */
export const Block = z.object({ kind: z.enum(['heading', 'paragraph']), runs: z.array(Run).max(100) })
export type Block = z.infer<typeof Block>

/** A line of the imprint: 报 and its readers. */
export const Imprint = z.object({ label: line(4), text: line(100) })
export type Imprint = z.infer<typeof Imprint>

/** What the editor writes. */
export const Text = z.object({
  title: line(80),
  blocks: z.array(Block).max(80),
  imprint: z.array(Imprint).max(6),
})
export type Text = z.infer<typeof Text>

/** A number in the text, with what it takes to believe it: live in a draft, frozen (定格) from the moment it was sent to review. */
export const Counted = z.object({
  key: NumberKey,
  name: Words,
  unit: Words,
  value: z.number().nullable(),
  shown: z.string(),
  /** How it is counted 怎么算. */
  how: Words,
  edition: z.string(),
  counts: z.enum(['persons', 'things']),
  few: z.boolean(),
  rows: z.number().int(),
  asOf: Instant,
  frozen: z.boolean(),
  /** The days that it counts, where they are not the bulletin's own. */
  span: Span.optional(),
})
export type Counted = z.infer<typeof Counted>

/** A correction of a published bulletin: words, and the numbers that were counted again. */
export const Correction = z.object({
  day: Day, by: z.string(), note: z.string(),
  numbers: z.array(z.object({ key: NumberKey, name: Words, unit: Words, was: z.string(), now: z.string(), value: z.number(), asOf: Instant })),
})
export type Correction = z.infer<typeof Correction>

/** 第 10 期（总第 46 期）: counted by issuer and year, and by issuer since its first. */
export const Issue = z.object({ year: z.number().int(), number: z.number().int(), total: z.number().int(), day: Day })
export type Issue = z.infer<typeof Issue>

/** What the reader of a published bulletin sees, and the composer beside its steps. */
export const Page = z.object({
  id: id('bulletin'),
  org: OrgName,
  masthead: z.string(),
  /** What the issuer is called at the head; empty in old issues, which bear the name of the organisation. */
  issuer: z.string().default(''),
  span: Span,
  issue: Issue.nullable(),
  text: Text,
  /** Every figure that the text names. */
  numbers: z.array(Counted),
  corrections: z.array(Correction),
  /** Names of who answers for it; empty while nobody does. */
  editor: z.string(),
  reviewer: z.string(),
  signer: z.string(),
})
export type Page = z.infer<typeof Page>

/** One step of its life. */
export const Step = z.object({ act: z.string(), to: z.string(), at: Instant, by: z.string().nullable(), note: z.string().nullable() })

/** A bulletin at the desk. */
export const Bulletin = Page.extend({
  state: BulletinState,
  /** Which save this is; an edit names the one that it started from. */
  entry: z.number().int(),
  saved: Instant,
  timeline: z.array(Step),
  may: May,
})
export type Bulletin = z.infer<typeof Bulletin>

/** A line of the desk's list. */
export const Line = z.object({
  id: id('bulletin'), org: OrgName, title: z.string(), span: Span, state: BulletinState, issue: Issue.nullable(), editor: PersonName, saved: Instant,
  /** What the reader may do next, so that a list can say what waits for whom. */
  may: May,
})
export type Line = z.infer<typeof Line>

const one = { params: z.object({ id: id('bulletin') }) }
const moved = { ...one, result: Bulletin }

export const list = query('bulletin.list', 'GET /desk/bulletins', { input: z.object({ ...paging, state: BulletinState.optional() }), result: page(Line) })
export const show = query('bulletin.show', 'GET /desk/bulletins/:id', { ...one, result: Bulletin })

/** Drafts from the outline that is set here: sentences with numbers, counted over the span. */
export const draft = command('bulletin.draft', 'POST /desk/bulletins', {
  input: z.object({ from: Day, to: Day }), result: Bulletin, refuses: ['figure.span', 'bulletin.no-outline'],
})
/** Saves words, title, order. `entry` is the save that it started from: who saved in between is not overwritten. */
export const edit = command('bulletin.edit', 'POST /desk/bulletins/:id/edit', {
  ...moved, input: z.object({ entry: z.number().int(), text: Text }),
  refuses: ['bulletin.state', 'bulletin.changed', 'bulletin.typed-number', 'bulletin.unknown-figure'],
})
export const discard = command('bulletin.discard', 'POST /desk/bulletins/:id/discard', { ...moved, refuses: ['bulletin.state'] })
/** Sends to review, and freezes every number of the text 送审时定格. */
export const send = command('bulletin.send', 'POST /desk/bulletins/:id/send', { ...moved, refuses: ['bulletin.state', 'bulletin.settling', 'bulletin.unknown-figure'] })
export const sendBack = command('bulletin.send-back', 'POST /desk/bulletins/:id/send-back', {
  ...moved, input: z.object({ reason: line(300) }), refuses: ['bulletin.state'],
})
/** A second person: never who drafted it. */
export const approve = command('bulletin.approve', 'POST /desk/bulletins/:id/approve', { ...moved, refuses: ['bulletin.state'] })
/** A third person: neither who drafted nor who reviewed. A number about few persons needs this person's decision, with the reason. */
export const sign = command('bulletin.sign', 'POST /desk/bulletins/:id/sign', {
  ...moved, input: z.object({ few: z.object({ keys: z.array(NumberKey).min(1), reason: line(300) }).optional() }), refuses: ['bulletin.state', 'bulletin.few'],
})
/** Gives the issue number; from here everybody can read it. */
export const publish = command('bulletin.publish', 'POST /desk/bulletins/:id/publish', { ...moved, refuses: ['bulletin.state'] })
/** Corrects what was published, in sight of all: says what was wrong, and counts the named numbers again. */
export const correct = command('bulletin.correct', 'POST /desk/bulletins/:id/correct', {
  ...moved, input: z.object({ note: line(500), numbers: z.array(NumberKey).max(40).default([]) }), refuses: ['bulletin.state', 'bulletin.unknown-figure', 'bulletin.few'],
})

/** What can be told: every figure bound here over the bulletin's span, as it counts now. */
export const facts = query('bulletin.facts', 'GET /desk/bulletins/:id/facts', { ...one, result: z.object({ items: z.array(Figure) }) })
/** The rows behind one of its numbers. `same` says whether they are still those that were frozen; null in a draft. */
export const rows = query('bulletin.rows', 'GET /desk/bulletins/:id/numbers/:key/rows', {
  params: z.object({ id: id('bulletin'), key: NumberKey }), input: z.object({ ...paging }), result: page(Row).extend({ number: Counted, same: z.boolean().nullable() }),
  refuses: ['figure.few'],
})

/** A published bulletin in a list. */
export const Published = z.object({ id: id('bulletin'), org: OrgName, masthead: z.string(), title: z.string(), issue: Issue })
/** What was published, newest first, of one issuer or of all. Anybody reads it. */
export const published = query('issue.list', 'GET /bulletins', { input: z.object({ ...paging, org: id('org').optional() }), result: page(Published) })
/** A published bulletin. Its numbers say how they were counted; their rows stay at the desk. */
export const issue = query('issue.show', 'GET /bulletins/:id', { ...one, result: Page })

const bytes = (type: string) => z.string().meta({ contentMediaType: type })
/** As a Word file: what is published, or at the desk what it would be. */
export const docx = query('issue.docx', 'GET /bulletins/:id/bulletin.docx', {
  ...one, result: bytes('application/vnd.openxmlformats-officedocument.wordprocessingml.document'),
})
export const pdf = query('issue.pdf', 'GET /bulletins/:id/bulletin.pdf', { ...one, result: bytes('application/pdf') })
