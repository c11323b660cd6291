/** A practice as the library shows it: a picture of its parts, its story, the form of its numbers. */
import { readFileSync } from 'node:fs'
import type { Part, Practice } from '../shape.ts'
import type { Installation, Param, PartView } from './contract.ts'
import type { Row } from './queries.ts'
import { pointers } from './resolve.ts'

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** What stands in a part, as people would list it: services, figures, sentences; a part of one thing has no list. */
function itemsOf(part: Part): { zh: string; en: string }[] {
  if (!isObject(part.data)) return []
  const outline = part.data['outline']
  if (Array.isArray(outline)) return outline.filter(isObject).flatMap((line) => (line['heading'] === undefined ? [] : [{ zh: text(line['heading']), en: text(line['heading']) }]))
  const inside = isObject(part.data['services']) ? part.data['services'] : part.data
  return Object.values(inside).filter(isObject).filter((item) => typeof item['zh'] === 'string').map((item) => ({ zh: text(item['zh']), en: text(item['en']) || text(item['zh']) }))
}

/** The parts in the order in which they are read, each with the parts that it points at. */
export const partsOf = (practice: Practice): PartView[] =>
  Object.entries(practice.parts).map(([name, part]) => ({
    name, part: part.part, zh: part.zh, en: part.en, items: itemsOf(part),
    uses: [...new Set(pointers(part.data, '$ref').map((path) => path.split('.')[0] ?? path))].filter((other) => other !== name),
    params: [...new Set(pointers(part.data, '$param'))],
  }))

export const paramsView = (practice: Practice): Param[] => Object.entries(practice.params).map(([key, param]) => ({ key, ...param }))

const tale = (key: string, language: string): string => readFileSync(new URL(`../library/${key}/story.${language}.md`, import.meta.url), 'utf8')

/** The practice's story in both languages. */
export const storyOf = (practice: Practice): { zh: string; en: string } => ({ zh: tale(practice.key, 'zh'), en: tale(practice.key, 'en') })

export const installed = (row: Row): Installation => ({
  id: row.id, org: { id: row.org, name: row.orgName }, practice: row.practice, version: row.version, params: row.params, since: row.fromAt,
})

/** A practice as it stands on the shelf. */
export const shelved = (practice: Practice, rows: readonly Row[]) => ({
  key: practice.key, version: practice.version, zh: practice.zh, en: practice.en, about: practice.about, source: practice.source, at: [...practice.at],
  installed: rows.filter((row) => row.practice === practice.key).map(installed),
})

