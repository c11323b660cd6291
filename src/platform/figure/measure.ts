/**
 * What a module says can be counted in it. From one declaration come the total, the list behind it, its export and its
 * freezing. Data only: tables and columns by name, no SQL.
 */
import type { z } from 'zod'
import type { Flow } from '../flow.ts'
import type { Unit } from '../quantity.ts'

/** The same in both languages. */
export interface Said { zh: string; en: string }

/** How one record of a list is called and where it opens; `:id` stands for the record. */
export interface Shown {
  /** The column of the source by which people call the record, as in `number`. */
  label?: string
  /** The page that opens it. */
  opens?: string
}

/** Where rows come from. Every source has a record, an organisation path and, but for what stands now, a day of effect. */
export type Source =
  /** Steps of a flow, as the journal has them. `acts` fixes which; else the filter `move` says. */
  | { kind: 'moves'; noun: string; table: string; acts?: readonly string[] }
  /** Records as they stand now, whatever the span. */
  | { kind: 'stands'; table: string; since: string }
  /** Rows of an append-only table. */
  | { kind: 'rows'; table: string; record: string; day: string; only: Readonly<Record<string, readonly string[]>> }

/** What tells two rows apart: a column of the noun (`or` where it is null), or a fact of the latest move `at` before. */
export type Key = { column: string; or?: string } | { fact: string; at: string }

export interface Measure {
  key: string
  /** Counts up when what is counted changes, so that frozen figures keep which rule they followed. */
  version: number
  from: Source
  shown: Shown
  /** The column that holds the organisation's path, by dimension; `org` is the one whose desk received it. */
  paths: { org: string } & Readonly<Record<string, string>>
  /** Each of these counts once in a span. Without it: the record itself, by its first row in the span. */
  distinct?: { key: Key; as: 'person' | 'org' }
  /** Adds up a column instead of counting; rows in which `less` is not null are taken off. */
  sum?: { column: string; less?: string }
  /** The column that names the person whom a row of a sum is about; few persons hide the sum from outside. */
  person?: string
  counts: 'persons' | 'things'
  /** Class of the data: 1 public, 2 within the organisation, 3 confidential, 4 most confidential. */
  class: 1 | 2 | 3
  unit: Unit
  /** What a binding may narrow down, each a list of values. `move` is the step; any other name is a column of the source. */
  filter: Readonly<Record<string, z.ZodType<readonly string[]>>>
  /** How it is counted, in a sentence; `{move}` and the like stand for the words of the filter's values. */
  how: Said
  /** What values of a filter are called in that sentence. */
  words: Readonly<Record<string, Readonly<Record<string, Said>>>>
}

type Declared = Omit<Measure, 'key' | 'version' | 'shown' | 'paths' | 'unit' | 'filter' | 'words'> & Partial<Pick<Measure, 'version' | 'shown' | 'paths' | 'unit' | 'filter' | 'words'>>

/** Declares a measure. Left out: version 1, path column `org_path`, unit pieces, no filter. */
export const measure = (key: string, declared: Declared): Measure => ({
  key, version: 1, shown: {}, paths: { org: 'org_path' }, unit: 'pieces', filter: {}, words: {}, ...declared,
})

/** The steps of a flow, by the day on which each took effect. */
export const moves = (of: Flow, acts?: readonly string[]): Source => ({ kind: 'moves', noun: of.noun, table: of.noun, ...(acts === undefined ? {} : { acts }) })

/** The records of a noun as they stand now; `since` is the column that says from when. */
export const stands = (table: string, since = 'created'): Source => ({ kind: 'stands', table, since })

/**
 * Rows of a table by the day of their column `day`; `record` names the record that a row belongs to, `only` fixes columns
 * to some of their values.
 */
export const rowsOf = (table: string, also: { record?: string; day?: string; only?: Readonly<Record<string, readonly string[]>> } = {}): Source => ({
  kind: 'rows', table, record: also.record ?? 'id', day: also.day ?? 'happened', only: also.only ?? {},
})

const known = new Map<string, Measure>()

/** Makes the measures of all modules known to the engine; `app/` calls it once, while it gathers. */
export function gather(measures: readonly Measure[]): void {
  for (const one of measures) {
    if (known.has(one.key) && known.get(one.key) !== one) throw new Error(`two measures are called ${one.key}`)
    known.set(one.key, one)
  }
}

/** The measure of this key; undefined where no module declares it. */
export const measureOf = (key: string): Measure | undefined => known.get(key)
