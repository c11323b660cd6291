/** A practice as the library shows it: a picture of its parts, its story, the form of its numbers. */
import { readFileSync } from 'node:fs'
import { PART as FIGURES } from '#kernels/insight/figures/capability.ts'
import { shownOnWall } from '#kernels/insight/wall/index.ts'
import type { Part, Practice } from '../shape.ts'
import type { Installation, Param, PartItem, PartView } from './contract.ts'
import type { Row } from './queries.ts'
import { isObject, pointers } from './resolve.ts'

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

const number = (value: unknown): number | null => (typeof value === 'number' ? value : null)
const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null)

const said = (value: unknown): { zh: string; en: string } | null => {
  if (typeof value === 'string') return { zh: value, en: value }
  return isObject(value) ? { zh: text(value['zh']), en: text(value['en']) } : null
}

function itemOf([key, value]: [string, Record<string, unknown>], figures: boolean): PartItem {
  const heading = textOrNull(value['heading'])
  const zh = heading ?? text(value['zh'])
  return {
    zh, en: textOrNull(value['en']) ?? zh, icon: textOrNull(value['icon']), skill: textOrNull(value['skill']),
    minutes: number(value['minutes']), unit: said(value['unit']), heading: heading !== null,
    wall: figures && shownOnWall(key),
  }
}

/** What stands in a part, as people would list it: services, figures, lines of an outline; a part of one thing has no list. */
/** An outline is a list, a menu has names: both have entries. */
const hasEntries = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** Whether a way to say something holds wherever there is anything to tell. */
const isUsual = (way: unknown): boolean =>
  !isObject(way) || !Array.isArray(way['when']) || way['when'].every((one: unknown) => isObject(one) && one['is'] === 'some')

/** What may be said in several ways stands in the picture once, in the usual one. */
const usual = (value: unknown): unknown => (isObject(value) && Array.isArray(value['either']) ? value['either'].find(isUsual) : value)

function itemsOf({ part, data }: Part): PartItem[] {
  if (!isObject(data)) return []
  const listed = [data['outline'], data['services']].find(hasEntries) ?? data
  const figures = part === FIGURES
  return Object.entries(listed).map(([key, value]): [string, unknown] => [key, usual(value)]).flatMap(([key, value]) => (isObject(value) ? [itemOf([key, value], figures)] : [])).filter(({ zh }) => zh !== '')
}

/** A title, or of several the usual one. */
const titleOf = (value: unknown): string | null => {
  const last: unknown = Array.isArray(value) ? value.find(isUsual) : value
  return isObject(last) ? textOrNull(last['zh']) : textOrNull(last)
}

/** The parts in the order in which they are read, each with the parts that it points at. */
export const partsOf = (practice: Practice): PartView[] =>
  Object.entries(practice.parts).map(([name, part]) => ({
    name, part: part.part, zh: part.zh, en: part.en, title: isObject(part.data) ? titleOf(part.data['title']) : null, items: itemsOf(part),
    uses: [...new Set(pointers(part.data, '$ref').map((path) => path.split('.')[0] ?? path))].filter((other) => other !== name),
    params: [...new Set(pointers(part.data, '$param'))],
  }))

/** The form of its numbers. */
export const paramsView = (practice: Practice): Param[] => Object.entries(practice.params).map(([key, param]) => ({ key, ...param }))

const tale = (key: string, language: string): string => readFileSync(new URL(`../library/${key}/story.${language}.md`, import.meta.url), 'utf8')

/** The practice's story in both languages. */
export const storyOf = (practice: Practice): { zh: string; en: string } => ({ zh: tale(practice.key, 'zh'), en: tale(practice.key, 'en') })

/** An installation as people read it. */
export const installed = (row: Row): Installation => ({
  id: row.id, org: { id: row.org, name: row.orgName }, practice: row.practice, version: row.version, params: row.params, since: row.fromAt,
})

/** Whose numbers hold at a place: the installation there, or the nearest above. */
function nearest(practice: Practice, rows: readonly Row[], path: string): Installation | null {
  const above = rows.filter((row) => row.practice === practice.key && path.startsWith(row.orgPath))
  const [row] = above.toSorted((a, b) => b.orgPath.length - a.orgPath.length)
  return row === undefined ? null : installed(row)
}

/** A practice as it stands on the shelf, for an office at `path`. */
export const shelved = (practice: Practice, rows: readonly Row[], path: string) => ({
  key: practice.key, version: practice.version, zh: practice.zh, en: practice.en, about: practice.about, source: practice.source, at: [...practice.at],
  installed: rows.filter((row) => row.practice === practice.key).map(installed), here: nearest(practice, rows, path),
  holds: partsOf(practice).map(({ part, zh, en, items }) => ({ part, zh, en, count: Math.max(1, items.filter(({ heading }) => !heading).length) })),
})
