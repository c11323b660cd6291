import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { modules } from '#app/modules.ts'
import { Role } from '#kernels/registry/appointments/contract.ts'
import { catalogue } from '#web/i18n/catalogue.ts'
import { pages } from '#web/routes.ts'
import { ambiguous, otherwise, strayed, unexplained } from './words.ts'

const top = fileURLToPath(new URL('../..', import.meta.url))
const words = readFileSync(`${top}/docs/words.md`, 'utf8')
const texts = (pattern: string) => globSync(pattern, { cwd: top }).map((path) => readFileSync(`${top}/${path}`, 'utf8'))
const named = (all: readonly string[], pattern: RegExp) => all.flatMap((text) => [...text.matchAll(pattern)].map(([, name = '']) => name))

/** Rooms that only hold folders. */
const rooms = ['registry', 'marketplace', 'insight']

/** What outsiders, the database and the next reader see by name. */
const nouns: Record<string, readonly string[]> = {
  folders: globSync('src/{kernels/*,kernels/*/*,practices/*,platform/*}/', { cwd: top })
    .map((path) => path.split('/').at(-1) ?? '').filter((name) => !['web', 'data', ...rooms].includes(name)),
  policies: modules.flatMap((module) => module.policies.map(({ noun }) => noun)),
  flows: modules.flatMap((module) => (module.flows ?? []).map(({ noun }) => noun)),
  states: modules.flatMap((module) => (module.flows ?? []).flatMap(({ states }) => states)),
  endpoints: modules.flatMap((module) => module.routes.map(({ api }) => api.name.split('.')[0] ?? '')),
  tables: named(texts('db/migrations/*.sql'), /^create table (?:\w+\.)?(\w+) /gm),
  roles: Role.options,
  'shapes of contracts': named(texts('src/**/contract.ts'), /^export const ([A-Z]\w*) = /gm),
  pages: pages.map(({ name }) => name.replace(/^desk-/, '')),
}

test.each(Object.entries(nouns))('%s are words of docs/words.md', (_, all) => {
  expect(all.length).toBeGreaterThan(1)
  expect(all).not.toContain('')
  expect(unexplained(all, words)).toEqual([])
})

test('a noun that the list does not explain is noticed, alone and in a compound', () => {
  expect(unexplained(['request', 'booking', 'request_booking', 'request_note', 'RequestState'], words)).toEqual(['booking', 'request_booking'])
})

test('one word stands on one line', () => expect(ambiguous(words)).toEqual([]))

test('a word for two things is noticed, in either language', () => {
  expect(ambiguous(`${words}\n| booking | 点单 | a place |\n| offer | 报价 | a price |\n`)).toEqual(['点单', 'offer'])
})

const zh = (key: string) => catalogue.zh[key] ?? key
const labelled: (readonly [string, string])[] = [
  ...pages.map(({ name }) => [name.replace(/^desk-/, ''), zh(`page.${name}`)] as const),
  ...Role.options.map((role) => [role, zh(`role.${role}`)] as const),
  ...['org.kind.', 'premise.kind.', 'state.request.', 'state.bulletin.'].flatMap((group) =>
    Object.keys(catalogue.zh).filter((key) => key.startsWith(group)).map((key) => [key.slice(group.length), zh(key)] as const)),
]

test('titles of pages, roles, kinds and states say the words of the list', () => expect(strayed(labelled, words)).toEqual([]))

test('a title that says another word is noticed', () => {
  expect(strayed([['wall', '大屏'], ['team.leader', '队长'], ['hall', '抢单大厅']], words)).toEqual(['wall: 大屏'])
})

const labels = Object.entries(catalogue.zh).map(([key, label]) => [key, label, catalogue.en[key] ?? ''] as const)

test('a label whose English is a word of the list says its Chinese too', () => expect(otherwise(labels, words)).toEqual([]))

test('two Chinese words for one noun are noticed', () => {
  expect(otherwise([['x.team', '小组', 'Teams'], ['y.team', '队伍', 'Team']], words)).toEqual(['x.team: 小组 (Teams)'])
})
