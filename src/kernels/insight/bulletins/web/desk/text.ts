/** The text while it is written: blocks with numbers of their own, so that each keeps its field. Pure. */
import type { Block, Imprint, Run, Text } from '../../contract.ts'
import { joined } from './runs.ts'

/** A block that is written in. */
export interface Written extends Block { id: number }

/** The text that is written. `next` numbers the block that comes next. */
export interface Draft { title: string; blocks: Written[]; imprint: Imprint[]; next: number }

export const draftOf = ({ title, blocks, imprint }: Text): Draft => ({
  title, imprint, blocks: blocks.map((block, id) => ({ ...block, id })), next: blocks.length,
})

/** What is sent: no empty block, no empty line of the imprint. */
export const textOf = ({ title, blocks, imprint }: Draft): Text => ({
  title: title.trim(),
  blocks: blocks.filter(({ runs }) => runs.length > 0).map(({ kind, runs }) => ({ kind, runs })),
  imprint: imprint.map(({ label, text }) => ({ label: label.trim(), text: text.trim() })).filter(({ label, text }) => label !== '' && text !== ''),
})

const change = (draft: Draft, id: number, to: Partial<Block>): Draft => ({
  ...draft, blocks: draft.blocks.map((block) => (block.id === id ? { ...block, ...to } : block)),
})

export const setRuns = (draft: Draft, id: number, runs: Run[]): Draft => change(draft, id, { runs })
export const setKind = (draft: Draft, id: number, kind: Block['kind']): Draft => change(draft, id, { kind })

/** A text keeps at least one block, so that there is a place to write. */
export function remove(draft: Draft, id: number): Draft {
  const blocks = draft.blocks.filter((block) => block.id !== id)
  return blocks.length > 0 ? { ...draft, blocks } : { ...draft, blocks: [{ id: draft.next, kind: 'paragraph', runs: [] }], next: draft.next + 1 }
}

/** Ends a block at the cursor; what stood behind begins a paragraph of its own. */
export function split(draft: Draft, id: number, { before, after }: { before: Run[]; after: Run[] }): Draft {
  const blocks = draft.blocks.flatMap((block): Written[] =>
    block.id === id ? [{ ...block, runs: before }, { id: draft.next, kind: 'paragraph', runs: after }] : [block])
  return { ...draft, blocks, next: draft.next + 1 }
}

/** Puts a block behind the one before it; undefined for the first. */
export function join(draft: Draft, id: number): { draft: Draft; into: Written } | undefined {
  const at = draft.blocks.findIndex((block) => block.id === id)
  const [into, from] = [draft.blocks[at - 1], draft.blocks[at]]
  if (into === undefined || from === undefined) return undefined
  const blocks = draft.blocks.flatMap((block): Written[] =>
    block.id === id ? [] : [block.id === into.id ? { ...into, runs: joined(into.runs, from.runs) } : block])
  return { draft: { ...draft, blocks }, into }
}
