import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { modules } from '#app/modules.ts'
import { say } from '#app/say.ts'
import { refusalCodes } from './refusals.ts'
import { rules } from './rules.ts'

const top = fileURLToPath(new URL('../..', import.meta.url))
const files = new Map(
  globSync(['{src,tests,db,bench}/**/*.{ts,tsx,sql,css,html}', 'db/*.json', '*.ts'], { cwd: top }).map((path) => [path, readFileSync(join(top, path), 'utf8')] as const),
)

describe('the house keeps its rules', () => {
  test.each(rules)('$name', (rule) => expect(rule.find(files)).toEqual([]))
})

describe('each rule catches what it is there for', () => {
  test.each(rules.flatMap((rule) => rule.sabotage.map(([path, text]) => ({ name: rule.name, rule, path, text }))))('$name: $path', ({ rule, path, text }) => {
    // What the sound house already says does not count.
    const before = new Set(rule.find(files))
    expect(rule.find(new Map([...files, [path, text]])).filter((hit) => !before.has(hit))).not.toEqual([])
  })
})

test('every refusal has a sentence in both languages', () => {
  const missing = [...refusalCodes(files)].flatMap(([code, path]) =>
    ['zh', 'en'].filter((language) => say(code, language, {}) === code).map((language) => `${code} (${language}) of ${path}`))
  expect(missing).toEqual([])
})

test('a refusal without a sentence would be noticed', () => {
  const codes = refusalCodes(new Map([['src/kernels/x/actions.ts', "throw new Refusal('x.unheard-of', 409)"]]))
  expect([...codes.keys()].filter((code) => say(code, 'zh', {}) === code)).toEqual(['x.unheard-of'])
})

test('every refusal that an endpoint announces can be said, and endpoints are named noun.verb, once', () => {
  const routes = modules.flatMap((module) => module.routes)
  expect(routes.flatMap((route) => route.api.refuses).filter((code) => say(code, 'zh', {}) === code)).toEqual([])
  const names = routes.map((route) => route.api.name)
  expect(names.filter((name) => !/^[a-z][a-zA-Z-]*\.[a-z][a-zA-Z-]*$/.test(name))).toEqual([])
  expect(new Set(names).size).toBe(names.length)
})
