import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { setupToken } from '#app/launch/first-run.ts'
import { chance } from '#app/demo/chance.ts'
import { Stage } from '#app/demo/stage.ts'
import { library } from '#practices/library/index.ts'
import { testSecrets } from '../secrets.ts'
import { world } from '../world.ts'
import { PRACTICE, prepare, replay, type Outcome } from './hangzhou-governance.ts'
import { CannotPlay, Season } from './targets.ts'

const practice = library.find(({ key }) => key === PRACTICE)
const season = Season.parse(JSON.parse(readFileSync(new URL(`../../src/practices/library/${PRACTICE}/season.json`, import.meta.url), 'utf8')))
const units = new Map(season.map(({ key, unit }) => [key, unit]))

type Wanted = Record<string, number>
/** Targets by the last words of their keys' usual names. */
const lines = (wanted: Wanted): Season => Object.entries(wanted).map(([key, value]) => ({ practice: PRACTICE, key, value, unit: units.get(key) ?? '件' }))

async function played(given: unknown): Promise<Outcome> {
  const prepared = prepare(practice, given)
  await using w = await world()
  const token = await setupToken(w.appUrl, testSecrets)
  return await replay(new Stage(w.server.address), token ?? '', prepared)
}

const values = ({ figures }: Outcome): Wanted => Object.fromEntries(figures.flatMap(({ key, target, value }) => (target === null ? [] : [[key, value ?? -1]])))
const refusal = (given: unknown): string => {
  try {
    prepare(practice, given)
    return ''
  } catch (error) {
    if (error instanceof CannotPlay) return error.message
    throw error
  }
}

/** Small numbers that agree with each other, drawn in the order in which one bounds the next. */
function drawn(seed: number): Wanted {
  const { between, maybe } = chance(seed)
  const submitted = between(3, 9)
  const accepted = between(1, submitted)
  const claimed = between(1, accepted)
  const confirmed = between(1, claimed)
  const all: Wanted = {
    'requests.submitted': submitted, 'requests.accepted': accepted, 'requests.declined': between(0, submitted - accepted), 'requests.claimed': claimed,
    'requests.confirmed': confirmed, 'requests.closed': between(0, claimed), 'requests.reopened': between(0, claimed), 'hours.minutes': between(60, 200) * confirmed,
    'points.earned': between(1, 2) * confirmed, 'teams.served': between(1, confirmed), 'people.served': between(1, confirmed),
  }
  return Object.fromEntries(Object.entries(all).filter(() => maybe(0.8)))
}

test('the default season comes out as it was set', async () => {
  const outcome = await played(season)
  expect(outcome.figures.filter(({ ok }) => !ok)).toEqual([])
  expect(values(outcome)).toEqual(Object.fromEntries(season.map(({ key, value }) => [key, value])))
  expect(outcome.bulletin.ok).toBe(true)
  expect(outcome.docx.subarray(0, 2).toString()).toBe('PK')
  expect(outcome.pdf.subarray(0, 5).toString()).toBe('%PDF-')
})

// A season of somebody else: two rates of points, more teams than confirmed requests, requests that closed and were confirmed all the same.
const foreign: Wanted = {
  'requests.submitted': 7, 'requests.accepted': 6, 'requests.declined': 1, 'requests.claimed': 5, 'requests.confirmed': 4, 'requests.closed': 2,
  'requests.reopened': 2, 'hours.minutes': 500, 'points.earned': 11, 'teams.served': 5, 'people.served': 2,
}

const others: readonly { name: string; wanted: Wanted }[] = [{ name: 'foreign', wanted: foreign }, ...[1, 2, 3].map((seed) => ({ name: `drawn ${seed}`, wanted: drawn(seed) }))]

test.each(others)('other numbers come out as well: $name', async ({ wanted }) => {
  const outcome = await played(lines(wanted))
  expect(outcome.figures.filter(({ ok }) => !ok)).toEqual([])
  expect(values(outcome)).toEqual(wanted)
})

/** What each target of the foreign season forces when it is one more. */
const forced: readonly (readonly [string, Wanted])[] = [
  ['requests.submitted', {}], ['requests.accepted', { 'requests.submitted': 8 }], ['requests.declined', { 'requests.submitted': 8 }], ['requests.claimed', {}],
  ['requests.confirmed', {}], ['requests.closed', {}], ['requests.reopened', {}], ['hours.minutes', {}], ['points.earned', {}], ['teams.served', {}], ['people.served', {}],
]

test.each(forced)('one more of %s, with what it forces', async (key, also) => {
  const wanted = { ...foreign, [key]: (foreign[key] ?? 0) + 1, ...also }
  // Alone it contradicts the rest wherever it forces something.
  if (Object.keys(also).length > 0) expect(refusal(lines({ ...foreign, [key]: (foreign[key] ?? 0) + 1 }))).not.toBe('')
  expect(values(await played(lines(wanted)))).toEqual(wanted)
})

test('one target alone is enough, whichever it is, and each default target may be one more', () => {
  for (const { key, value } of season) {
    expect(prepare(practice, lines({ [key]: value })).plan.expected[key]).toBe(value)
    expect(prepare(practice, lines({ [key]: value + 1 })).plan.expected[key]).toBe(value + 1)
  }
})

test.each([
  ['nothing', [], 'There is no target of'],
  ['another practice', [{ practice: 'other', key: 'a', value: 1, unit: '件' }], 'There is no target of'],
  ['no list', { a: 1 }, 'Targets are a list'],
  ['an unknown figure', lines({ 'requests.sung': 3 }), 'has no figure requests.sung'],
  ['another unit', [{ practice: PRACTICE, key: 'hours.minutes', value: 3, unit: '小时' }], 'is counted in'],
  ['half a request', lines({ 'requests.submitted': 1.5 }), 'whole number'],
  ['less than none', lines({ 'requests.submitted': -1 }), 'whole number'],
  ['two values', [...lines({ 'requests.submitted': 1 }), ...lines({ 'requests.submitted': 2 })], 'at once'],
  ['more accepted than submitted', lines({ 'requests.submitted': 3, 'requests.accepted': 4 }), 'requests.submitted (3)'],
  ['accepted and declined beyond submitted', lines({ 'requests.submitted': 3, 'requests.accepted': 2, 'requests.declined': 2 }), 'together (4)'],
  ['more claimed than accepted', lines({ 'requests.accepted': 1, 'requests.claimed': 2 }), 'requests.accepted (1)'],
  ['more confirmed than claimed', lines({ 'requests.claimed': 1, 'requests.confirmed': 2 }), 'requests.claimed (1)'],
  ['more people than confirmed', lines({ 'requests.confirmed': 2, 'people.served': 3 }), 'requests.confirmed (2)'],
  ['teams without work', lines({ 'requests.confirmed': 0, 'teams.served': 1 }), 'requests.confirmed (0)'],
  ['minutes without work', lines({ 'requests.confirmed': 0, 'hours.minutes': 10 }), 'Without a confirmed request'],
  ['more minutes than fit', lines({ 'requests.confirmed': 1, 'hours.minutes': 100_000 }), 'No visits'],
  ['more points than an hour may earn', lines({ 'requests.confirmed': 1, 'hours.minutes': 60, 'points.earned': 21 }), 'No visits'],
  ['more teams than confirmed, nothing reopened', lines({ 'requests.confirmed': 2, 'requests.reopened': 0, 'teams.served': 3 }), 'where nothing was reopened'],
])('%s is refused in a sentence, before anything is created', (_name, given, sentence) => {
  expect(refusal(given)).toContain(sentence)
})
