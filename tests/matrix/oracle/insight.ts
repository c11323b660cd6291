/** Figures, the wall and bulletins: who reads and who answers for them, in sentences. */
import * as bulletins from '#kernels/insight/bulletins/contract.ts'
import * as figures from '#kernels/insight/figures/contract.ts'
import * as checklist from '#kernels/marketplace/checklist/contract.ts'
import * as wall from '#kernels/insight/wall/contract.ts'
import type { Place } from '../../world.ts'
import type { Order } from '../life.ts'
import type { Persona, Scene, Sheet } from '../scene.ts'
import { here, office, READERS, reads, same, says, type Said, type Sentence } from '../says.ts'
import type { Rest } from './registry.ts'

const KEY = 'requests.submitted'
const everybody = () => true

function counting({ o }: Scene, orders: readonly Order[]): Sentence[] {
  const below = (at: Place) => orders.filter((r) => r.at.path.startsWith(at.path))
  const count = (_: Persona, at: Place): string => String(below(at).length)
  /** Whoever has no office may count at most what they may read anyway. */
  const known = (p: Persona, at: Place): number => below(at).filter((r) => reads(p, r)).length
  const each = {
    on: [o.a, o.county, o.county2], name: (at: Place) => at.name, proves: ['figure.read', 'request.read'], holds: count, counts: 1,
    sentence: 'Figures of an organisation are read by the offices of it and of those above.', may: (p: Persona, at: Place) => office(p, READERS, at),
  }
  type List = { items: { key: string; value: number | null }[] }
  type Rows = { items: { id: string }[] }
  const valueIn = (body: List): number => body.items.find(({ key }) => key === KEY)?.value ?? 0
  const rowsIn = (body: unknown): number => String(body).split('<row>').length - 2
  const linesIn = (body: unknown): number => String(body).trim().split('\n').length - 1
  const figure = (said: Pick<Said<Place>, 'api' | 'shows' | 'bare'> & Partial<Said<Place>>): Sentence => says<Place>({ ...each, input: ({ id }) => ({ key: KEY, org: id }), ...said })
  return [
    figure({ api: figures.list, input: ({ id }) => ({ org: id }), shows: (body: List) => String(valueIn(body)), bare: (body: List, p, at) => valueIn(body) <= known(p, at) }),
    figure({ api: figures.show, shows: (body: { value: number }) => String(body.value), bare: (body: { value: number | null }, p, at) => (body.value ?? 0) <= known(p, at) }),
    figure({ api: figures.rows, input: ({ id }) => ({ key: KEY, org: id, limit: 200 }), shows: (body: Rows) => String(body.items.length), bare: (body: Rows, p) => body.items.every(({ id }) => orders.some((r) => r.id === id && reads(p, r))), counts: orders.length }),
    figure({ api: figures.sheet, shows: (body: unknown) => String(linesIn(body)), bare: (body: unknown, p, at) => linesIn(body) <= known(p, at) }),
    figure({ api: figures.xlsx, shows: (body: unknown) => String(rowsIn(body)), bare: (body: unknown, p, at) => rowsIn(body) <= known(p, at) }),
    says<Place>({ on: [o.a, o.county], name: (at) => at.name, input: ({ id }) => ({ org: id }), api: figures.answered, sentence: 'How fast a community answers is everybody’s.', proves: [], may: everybody }),
    says<null>({ ...here, api: checklist.show, proves: [], sentence: 'Every office sees what its own place still lacks.', may: (p) => p.hat.of === 'office' }),
    says<null>({
      ...here, api: wall.show, proves: ['figure.read', 'request.read'], sentence: 'The wall is for the offices that read figures.', may: (p) => p.hat.of === 'office' && p.hat.role !== 'admin',
      bare: (body: { heads: { value: number | null }[]; waiting: { value: number | null }[] }) => [...body.heads, ...body.waiting].every(({ value }) => (value ?? 0) === 0),
    }),
  ]
}

const readers = (p: Persona, s: Sheet): boolean => office(p, READERS, s.at)
const drafter = (p: Persona, s: Sheet): boolean => office(p, ['editor'], s.at) && same(p.human, s.editor)
const second = (p: Persona, s: Sheet): boolean => office(p, ['editor', 'leader'], s.at) && !same(p.human, s.editor)
const third = (p: Persona, s: Sheet): boolean => office(p, ['leader'], s.at) && !same(p.human, s.editor) && !same(p.human, s.reviewer)

interface Step { api: Said<Sheet>['api']; act: string; sentence: string; may: Said<Sheet>['may']; from: readonly string[]; input?: (s: Sheet) => object; also?: readonly string[]; proves?: readonly string[] }

const steps = (rest: Rest): Step[] => [
  { api: bulletins.edit, act: 'edit', sentence: 'Who drafted it writes it, nobody else.', may: drafter, from: ['draft'], input: (s) => ({ entry: s.entry, text: rest.text }), also: ['insert bulletin_text'] },
  { api: bulletins.discard, act: 'discard', sentence: 'Who drafted it throws it away, nobody else.', may: drafter, from: ['draft'] },
  { api: bulletins.send, act: 'send', sentence: 'Who drafted it sends it to review, nobody else.', may: drafter, from: ['draft'], also: ['insert bulletin_figure'] },
  { api: bulletins.sendBack, act: 'send-back', sentence: 'A second person sends it back.', may: second, from: ['review', 'signing', 'signed'], input: () => ({ reason: '数字再核一遍' }) },
  { api: bulletins.approve, act: 'approve', sentence: 'A second person reviews it.', may: second, from: ['review'] },
  { api: bulletins.sign, act: 'sign', sentence: 'A third person, a leader, signs it.', may: third, from: ['signing'] },
  { api: bulletins.publish, act: 'publish', sentence: 'An editor or a leader publishes what is signed.', may: (p, s) => office(p, ['editor', 'leader'], s.at), from: ['signed'], also: ['insert issue'], proves: ['issue.publish'] },
  { api: bulletins.correct, act: 'correct', sentence: 'A leader corrects what was published.', may: (p, s) => office(p, ['leader'], s.at), from: ['published'], input: () => ({ note: '更正一处' }), also: ['insert issue_correction'], proves: ['issue-correction.correct'] },
]

function reading(sheets: readonly Sheet[]): Sentence[] {
  const each = { on: sheets, name: (s: Sheet) => s.key, input: (s: Sheet) => ({ id: s.id }), may: readers }
  const keys = (body: { items: { id: string }[] }): string => body.items.map(({ id }) => sheets.find((s) => s.id === id)?.key ?? id).toSorted().join(', ')
  const sentence = 'A bulletin on its way is read by the offices of its issuer and above.'
  const published = sheets.filter((s) => s.state === 'published')
  const printed = [...published, ...sheets.filter((s) => s.state === 'draft')]
  const everyones = 'What is published is everybody’s; what is not, its offices’.'
  const prints = (p: Persona, s: Sheet): boolean => s.state === 'published' || readers(p, s)
  const few = (p: Persona): boolean => ['visitor', 'neighbour', 'leader of T1', 'editor of a', 'admin of a', 'auditor of county', 'staff of b', 'former staff of a'].includes(p.key)
  type Whole = { state: string; text: { blocks: unknown[] }; numbers: unknown[]; timeline: unknown[] }
  return [
    says<null>({
      ...here, api: bulletins.list, sentence, proves: ['bulletin.read', 'bulletin.text'], may: (p) => p.hat.of === 'office' && p.hat.role !== 'admin', counts: sheets.length, shows: keys as never,
      holds: (p) => sheets.filter((s) => s.state !== 'discarded' && readers(p, s)).map((s) => s.key).toSorted().join(', '), bare: (body: { items: unknown[] }) => body.items.length === 0,
    }),
    says<Sheet>({
      ...each, api: bulletins.show, sentence, proves: ['bulletin.read', 'bulletin.text', 'bulletin.figures'], shows: (body: Whole) => `${body.state} ${body.text.blocks.length > 0} ${body.numbers.length > 0} ${body.timeline.length > 0}`, holds: (_, s) => `${s.state} true true true`,
    }),
    says<Sheet>({ ...each, api: bulletins.facts, sentence, proves: ['bulletin.read'], on: sheets.filter((s) => s.state === 'draft') }),
    says<Sheet>({ ...each, api: bulletins.rows, sentence, proves: ['bulletin.read', 'bulletin.figures'], input: (s) => ({ id: s.id, key: KEY }), shows: (body: { number: { frozen: boolean } }) => String(body.number.frozen), holds: (_, s) => String(!['draft', 'discarded'].includes(s.state)) }),
    says<null>({ ...here, api: bulletins.published, sentence: everyones, proves: ['issue.read'], may: everybody, shows: keys as never, holds: () => published.map((s) => s.key).join() }),
    says<Sheet>({ ...each, api: bulletins.issue, sentence: everyones, proves: ['issue.read', 'issue-correction.read'], on: published, may: everybody, shows: (body: { corrections: unknown[] }) => String(body.corrections.length), holds: () => '1' }),
    says<Sheet>({ ...each, api: bulletins.docx, sentence: everyones, proves: ['issue.read'], on: printed, may: prints, asks: few }),
    says<Sheet>({ ...each, api: bulletins.pdf, sentence: everyones, proves: ['issue.read'], on: printed, may: prints, asks: few }),
  ]
}

/** Every route of insight. */
export const insightSentences = (s: Scene, orders: readonly Order[], rest: Rest): Sentence[] => [
  ...counting(s, orders), ...reading(rest.sheets),
  says<null>({ ...here, api: bulletins.draft, sentence: 'An editor drafts for the own organisation.', proves: ['bulletin.draft'], input: () => ({ from: '2026-09-01', to: '2026-09-10' }), may: (p) => p.hat.of === 'office' && p.hat.role === 'editor', writes: ['insert bulletin', 'insert move', 'insert bulletin_text'] }),
  ...steps(rest).map((step) => says<Sheet>({
    api: step.api, sentence: step.sentence, proves: [`bulletin.${step.act}`, ...(step.proves ?? [])], on: rest.sheets, name: (one) => one.key, input: (one) => ({ id: one.id, ...step.input?.(one) }),
    may: step.may, fits: (one) => step.from.includes(one.state), writes: ['update bulletin', 'insert move', ...(step.also ?? [])],
  })),
]
