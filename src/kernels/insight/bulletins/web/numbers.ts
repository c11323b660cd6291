import type { Block, Correction, Counted, Page, Run } from '../contract.ts'

/** Numbers by key, as a text looks them up. */
export type Numbers = ReadonlyMap<string, Pick<Counted, 'shown' | 'name' | 'unit'>>

/** The numbers of a page by key. */
export const byKey = ({ numbers }: Pick<Page, 'numbers'>): Map<string, Counted> => new Map(numbers.map((one) => [one.key, one]))

/** Each piece of a line with a key that is unique in it: the same figure may stand there twice. */
export const keyed = (runs: readonly Run[]): { key: string; run: Run }[] => {
  const seen = new Map<string, number>()
  return runs.map((run) => {
    const of = typeof run === 'string' ? run : run.figure
    const count = (seen.get(of) ?? 0) + 1
    seen.set(of, count)
    return { key: `${of} ${count}`, run }
  })
}

/** Blocks with keys, likewise. */
export const keyedBlocks = (blocks: readonly Block[]): { key: string; block: Block }[] =>
  keyed(blocks.map((block) => JSON.stringify(block))).map(({ key }, at) => ({ key, block: blocks[at] ?? { kind: 'paragraph', runs: [] } }))

/** The same for corrections, which have no id of their own. */
export const keyedCorrections = (corrections: readonly Correction[]): { key: string; one: Correction }[] =>
  corrections.map((one, at) => ({ key: `${at} ${one.day}`, one }))
