/** A line of words and numbers as the browser holds it while it is written: text nodes, and chips that nobody can type over. */
import type { Run } from '../../contract.ts'

/** Invisible, beside a chip at an edge, so that the cursor can stand there. */
const GUARD = '\u200B'

const bare = (text: string): string => text.replaceAll(GUARD, '').replaceAll(/\s*\n\s*/g, '')

function push(runs: Run[], run: Run): void {
  const last = runs.at(-1)
  if (typeof run !== 'string' || typeof last !== 'string') runs.push(run)
  else runs[runs.length - 1] = last + run
}

function read(node: Node, runs: Run[]): void {
  for (const child of node.childNodes) {
    const figure = child instanceof HTMLElement ? child.dataset['figure'] : undefined
    if (figure !== undefined) push(runs, { figure })
    else if (child instanceof Text) push(runs, bare(child.data))
    else read(child, runs)
  }
}

/** What was written: words joined, chips as figures, nothing empty. */
export function runsOf(node: Node): Run[] {
  const runs: Run[] = []
  read(node, runs)
  return runs.filter((run) => run !== '')
}

/** Two lines as one, words joined. */
export function joined(a: readonly Run[], b: readonly Run[]): Run[] {
  const runs: Run[] = []
  for (const run of [...a, ...b]) push(runs, run)
  return runs
}

/** Whether two lines say the same. */
export const same = (a: readonly Run[], b: readonly Run[]): boolean => JSON.stringify(a) === JSON.stringify(b)

/** A number as one piece: it can be chosen and deleted whole, never written into. */
export function chipOf(figure: string, shown: string): HTMLElement {
  const chip = document.createElement('span')
  chip.className = 'chip'
  chip.contentEditable = 'false'
  chip.dataset['figure'] = figure
  chip.textContent = shown
  return chip
}

/** Puts a line into its field. */
export function draw(field: HTMLElement, runs: readonly Run[], shownOf: (figure: string) => string): void {
  const nodes: (string | Node)[] = runs.map((run) => (typeof run === 'string' ? run : chipOf(run.figure, shownOf(run.figure))))
  if (typeof nodes[0] === 'object') nodes.unshift(GUARD)
  if (typeof nodes.at(-1) === 'object') nodes.push(GUARD)
  field.replaceChildren(...nodes)
}

/** The chips show what their figures count now. */
export function refresh(field: HTMLElement, shownOf: (figure: string) => string, chosen: string | undefined): void {
  for (const chip of field.querySelectorAll<HTMLElement>('[data-figure]')) {
    const figure = chip.dataset['figure'] ?? ''
    if (chip.textContent !== shownOf(figure)) chip.textContent = shownOf(figure)
    chip.dataset['on'] = String(figure === chosen)
  }
}

/** Where the cursor stands in a field; undefined where it is elsewhere. */
export function cursorIn(field: HTMLElement): Range | undefined {
  const selection = getSelection()
  if (selection === null || selection.rangeCount === 0) return undefined
  const range = selection.getRangeAt(0)
  return field.contains(range.commonAncestorContainer) ? range : undefined
}

/** What stands before and behind the cursor; what was selected is gone. */
export function cut(field: HTMLElement, at: Range): { before: Run[]; after: Run[] } {
  const [before, after] = [document.createRange(), document.createRange()]
  before.selectNodeContents(field)
  before.setEnd(at.startContainer, at.startOffset)
  after.selectNodeContents(field)
  after.setStart(at.endContainer, at.endOffset)
  return { before: runsOf(before.cloneContents()), after: runsOf(after.cloneContents()) }
}

/** Puts the cursor behind the first `length` characters of a line; a chip is one. */
export function placeCursor(field: HTMLElement, length: number): void {
  let left = length
  const range = document.createRange()
  range.selectNodeContents(field)
  range.collapse(false)
  for (const node of field.childNodes) {
    const size = node instanceof Text ? bare(node.data).length : 1
    if (node instanceof Text && left <= size) {
      range.setStart(node, Math.min(node.data.length, size === 0 ? node.data.length : left))
      range.collapse(true)
      break
    }
    left -= size
  }
  field.focus()
  getSelection()?.removeAllRanges()
  getSelection()?.addRange(range)
}

/** How long a line is, in characters; a chip is one. */
export const lengthOf = (runs: readonly Run[]): number => runs.reduce((sum, run) => sum + (typeof run === 'string' ? run.length : 1), 0)

/** Writes a number and its unit where the cursor stands, and puts the cursor behind. */
export function write(field: HTMLElement, at: Range | undefined, given: { figure: string; shown: string; unit: string }): void {
  const range = at ?? document.createRange()
  if (at === undefined) {
    range.selectNodeContents(field)
    range.collapse(false)
  }
  range.deleteContents()
  const unit = document.createTextNode(given.unit)
  range.insertNode(unit)
  range.insertNode(chipOf(given.figure, given.shown))
  range.setStartAfter(unit)
  range.collapse(true)
  field.focus()
  getSelection()?.removeAllRanges()
  getSelection()?.addRange(range)
}
