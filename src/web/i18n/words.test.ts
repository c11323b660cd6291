import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { pages } from '../routes.ts'
import { catalogue, claimedTwice } from './catalogue.ts'
import type { Words } from './words.ts'

const contracts = import.meta.glob<Record<string, unknown>>('../../*/**/contract.ts', { eager: true })

function refusesOf(value: unknown, depth = 2): string[] {
  if (typeof value !== 'object' || value === null) return []
  if ('refuses' in value && Array.isArray(value.refuses)) return value.refuses.map(String)
  return depth === 0 ? [] : Object.values(value).flatMap((one) => refusesOf(one, depth - 1))
}

const base = (key: string) => key.replace(/_one$/, '')

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => /\/?web\/.*\.tsx?$/.test(path) && !path.endsWith('.test.ts') && !path.endsWith('/words.ts'))

test('both languages know the same keys', () => {
  expect(Object.keys(catalogue.en).map(base).filter((key) => !(key in catalogue.zh))).toEqual([])
  expect(Object.keys(catalogue.zh).filter((key) => !(key in catalogue.en))).toEqual([])
})

test('no key is claimed by two modules', () => {
  expect(claimedTwice()).toEqual([])
})

test('both languages fill the same gaps', () => {
  const gaps = (text: string | undefined) => [...new Set(text?.match(/\{\{\w+\}\}/g))].sort()
  const odd = Object.entries(catalogue.en).filter(([key, text]) =>
    !key.endsWith('_one') && gaps(text).join() !== gaps(catalogue.zh[key]).join())
  expect(odd.map(([key]) => key)).toEqual([])
})

test('every key that a page writes out is known', () => {
  const said = sources.flatMap((path) =>
    [...readFileSync(`src/${path}`, 'utf8').matchAll(/\bt\(\s*'([\w.-]+)'/g)].map((match) => [path, match[1] ?? '']))
  expect(said.filter(([, key]) => key !== undefined && !(key in catalogue.zh))).toEqual([])
})

test('a shell shows no words of another', () => {
  const apart = import.meta.glob<Words>('../../*/**/web/{hand,desk,wall}/words.ts', { eager: true, import: 'words' })
  const shellOf = (path: string) => /\/web\/(hand|desk|wall)\//.exec(path)?.[1]
  const strayed = Object.entries(apart).flatMap(([path, { zh }]) => {
    const shown = sources.filter((source) => shellOf(source) !== undefined && shellOf(source) !== shellOf(path)).map((source) => readFileSync(`src/${source}`, 'utf8'))
    return Object.keys(zh).filter((key) => shown.some((text) => text.includes(`'${key}'`)))
  })
  expect(Object.keys(apart)).not.toEqual([])
  expect(strayed).toEqual([])
})

test('every page has a title and a name of its own', () => {
  const names = pages.map(({ name }) => name)
  expect(names.filter((name) => !(`page.${name}` in catalogue.zh))).toEqual([])
  expect(new Set(names).size).toBe(names.length)
})

test('every page of the desk’s menu explains itself', () => {
  const silent = pages.filter(({ shell, name, nav }) => shell === 'desk' && nav !== undefined && !(`help.${name}` in catalogue.zh))
  expect(silent.map(({ name }) => name)).toEqual([])
})

test('every refusal that a contract names has its sentence', () => {
  const codes = Object.values(contracts).flatMap((one) => refusesOf(one))
  expect([...new Set(codes)].filter((code) => !(`refuse.${code}` in catalogue.zh))).toEqual([])
})
