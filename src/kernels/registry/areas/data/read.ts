/** Reads the extract of Zhejiang's areas. The folder's README says where it comes from and what it leaves out. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { Day } from '#platform/contract.ts'
import { begunCounties, endedCounties } from './history.ts'

export type AreaLevel = 'province' | 'city' | 'county' | 'town' | 'village'

export interface AreaRow {
  /** GB/T 2260 with the statistical office's digits below it; a parent's code is the beginning of its children's. */
  code: string
  name: string
  level: AreaLevel
  parent: string | null
  /** First day; `null` where it is older than the record. */
  validFrom: Day | null
  /** First day on which it is no more; `null` while it lasts. */
  validTo: Day | null
}

/** The day that the list describes; towns and villages are known from it on. */
export const listedOn = Day.parse('2023-06-30')

const levels: ReadonlyMap<number, { level: AreaLevel; parent: number }> = new Map([
  [2, { level: 'province', parent: 0 }],
  [4, { level: 'city', parent: 2 }],
  [6, { level: 'county', parent: 4 }],
  [9, { level: 'town', parent: 6 }],
  [12, { level: 'village', parent: 9 }],
])

const area = (code: string, name: string): AreaRow => {
  const at = levels.get(code.length)
  if (!at) throw new RangeError(`no level has codes like ${code}`)
  const known = at.level === 'town' || at.level === 'village' ? listedOn : null
  return {
    code,
    name,
    level: at.level,
    parent: at.parent === 0 ? null : code.slice(0, at.parent),
    validFrom: begunCounties.get(code) ?? known,
    validTo: null,
  }
}

/** Every area of Zhejiang, ended ones last, a parent always before its children. Each code comes once. */
export function* zhejiangAreas(): Iterable<AreaRow> {
  const lines = gunzipSync(readFileSync(new URL('zhejiang.csv.gz', import.meta.url)))
    .toString('utf8')
    .split('\n')
  for (const line of lines.slice(1)) {
    const comma = line.indexOf(',')
    if (comma > 0) yield area(line.slice(0, comma), line.slice(comma + 1))
  }
  for (const { code, name, validTo } of endedCounties) yield { ...area(code, name), validTo }
}
