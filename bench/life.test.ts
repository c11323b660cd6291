/**
 * What the steps of a request cost, beside the plainest question to the same server in the same minute. Prints ratios; only wrong
 * answers fail. `npm run bench` runs it alone.
 */
import { expect, test } from 'vitest'
import { me } from '#kernels/registry/sign-in/contract.ts'
import * as figures from '#kernels/insight/figures/contract.ts'
import * as requests from '#kernels/marketplace/requests/contract.ts'
import { aWindow, community, world, type Reply } from '#tests/world.ts'

const ROUNDS = 5
const EACH = 16
const AT_ONCE = 8

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** Answers a second; every one of them must be right. */
async function speed(calls: readonly (() => Promise<Reply<unknown>>)[]): Promise<number> {
  const waiting = calls.values()
  const began = performance.now()
  const lane = async () => {
    for (const call of waiting) expect((await call()).status).toBe(200)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
  return calls.length / ((performance.now() - began) / 1000)
}

const times = <T>(work: (n: number) => T): (() => T)[] => Array.from({ length: EACH }, (_, n) => () => work(n))

test('the steps of a request, as ratios of the plainest question', async () => {
  await using w = await world()
  const at = await community(w, { teams: EACH })
  await w.set(at.county, 'insight.figures', {
    'figures.requests.claimed': { zh: '队伍抢单', en: 'claimed', unit: { zh: '件', en: 'requests' }, of: 'requests.moves', where: { move: ['claim'] } },
  })
  const editor = await w.office(await w.person(), at.place, 'editor')
  const seen: Record<string, number[]> = {}
  const note = (name: string, value: number) => (seen[name] ??= []).push(value)
  for (let round = 0; round < ROUNDS; round += 1) {
    const residents = [await w.person(), await w.person()]
    const ids: requests.Request['id'][] = []
    note('question', await speed(times(() => w.call(at.resident, me, {}))))
    note('submit', await speed(times(async (n) => {
      const order = { org: at.place.id, service: 'errand', window: aWindow(w.now), premise: at.door, words: '' }
      const reply = await w.call(residents[n % 2]!, requests.submit, order)
      ids.push(reply.body.id)
      return reply
    })))
    note('accept', await speed(times((n) => w.call(at.desk, requests.accept, { id: ids[n]! }))))
    note('hall', await speed(times((n) => w.call(at.teams[n]!.leader, requests.hall, { limit: 50 }))))
    note('claim', await speed(times((n) => w.call(at.teams[n]!.leader, requests.claim, { id: ids[n]! }))))
    note('figures', await speed(times(() => w.call(editor, figures.list, {}))))
  }
  const base = median(seen['question'] ?? [])
  for (const [name, all] of Object.entries(seen)) {
    const spread = `${Math.min(...all).toFixed(0)}–${Math.max(...all).toFixed(0)}`
    process.stdout.write(`  ${name.padEnd(9)} ${(median(all) / base).toFixed(2)} of a question · ${median(all).toFixed(0)} a second (${spread}, ${ROUNDS} rounds of ${EACH})\n`)
  }
  const { value } = await w.ok(editor, figures.show, { key: 'requests.claimed' })
  expect(value).toBe(ROUNDS * EACH)
})
