import { statSync } from 'node:fs'
import { expect, test } from 'vitest'
import { countyCentres } from './centres.ts'
import { hangzhouReform, successions } from './history.ts'
import { zhejiangAreas } from './read.ts'

const areas = [...zhejiangAreas()]
const byCode = new Map(areas.map((area) => [area.code, area]))
const count = (level: string, over = areas) => over.filter((area) => area.level === level).length

test('the province is there down to the village, each code once', () => {
  const lasting = areas.filter((area) => area.validTo === null)
  expect(count('province', lasting)).toBe(1)
  expect(count('city', lasting)).toBe(11)
  expect(count('county', lasting)).toBe(90)
  expect(count('town', lasting)).toBe(1_387)
  expect(count('village', lasting)).toBe(25_547)
  expect(byCode.size).toBe(areas.length)
})

test('a parent comes before its children and is one level above', () => {
  const seen = new Set<string>()
  const above = { province: undefined, city: 'province', county: 'city', town: 'county', village: 'town' }
  for (const area of areas) {
    if (area.parent !== null) expect(seen.has(area.parent)).toBe(true)
    expect(area.parent === null ? undefined : byCode.get(area.parent)?.level).toBe(above[area.level])
    seen.add(area.code)
  }
})

test('names are whole', () => {
  for (const area of areas) expect(area.name).toMatch(/^[\p{Script=Han}（）()]{2,20}$/u)
  expect(byCode.get('33')?.name).toBe('浙江省')
  expect(byCode.get('330603')?.name).toBe('柯桥区')
  expect(byCode.get('331127')?.name).toBe('景宁畲族自治县')
})

test('江干 and 下城 ended on the day on which 临平 and 钱塘 began', () => {
  for (const code of ['330103', '330104']) expect(byCode.get(code)?.validTo).toBe('2021-04-09')
  for (const code of ['330113', '330114']) expect(byCode.get(code)?.validFrom).toBe('2021-04-09')
  expect(byCode.get('330104')).toMatchObject({ name: '江干区', level: 'county', parent: '3301', validFrom: null })
  expect(byCode.get('330110')).toMatchObject({ name: '余杭区', validFrom: null, validTo: null })
})

test('towns and villages are known from the day of the list on', () => {
  for (const area of areas) {
    if (area.level === 'town' || area.level === 'village') expect(area.validFrom).toBe('2023-06-30')
  }
})

const passed = (from: string, to: string) => {
  const towns = successions.find((row) => row.from === from && row.to === to)?.towns ?? []
  return typeof towns === 'string' ? towns : towns.map((code) => byCode.get(code)?.name).join(' ')
}

test('the towns that passed to another county are those of the notice', () => {
  expect(passed('330104', '330114')).toBe('下沙街道 白杨街道')
  expect(passed('330109', '330114')).toBe('河庄街道 义蓬街道 新湾街道 临江街道 前进街道')
  expect(passed('330110', '330113')).toBe('临平街道 南苑街道 东湖街道 星桥街道 乔司街道 运河街道 崇贤街道 塘栖镇')
  expect(passed('330103', '330105')).toBe('whole')
  for (const row of successions) {
    expect(row.on).toBe(hangzhouReform)
    if (typeof row.towns !== 'string') for (const town of row.towns) expect(byCode.get(town)?.parent).toBe(row.to)
  }
})

test('every county has a centre in Zhejiang, rounded to a hundredth of a degree', () => {
  const counties = areas.filter((area) => area.level === 'county').map((area) => area.code)
  expect([...countyCentres.keys()].toSorted()).toEqual(counties.toSorted())
  for (const { lat, lon } of countyCentres.values()) {
    expect(lat > 27 && lat < 31.3 && lon > 118 && lon < 123).toBe(true)
    expect([lat, lon]).toEqual([Math.round(lat * 100) / 100, Math.round(lon * 100) / 100])
  }
})

test('the extract stays small', () => {
  expect(statSync(new URL('zhejiang.csv.gz', import.meta.url)).size).toBeLessThan(700_000)
})
