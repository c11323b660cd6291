/** Exactly one team takes each request, however many reach for it, through whichever process. */
import { expect, test } from 'vitest'
import type { Id } from '#platform/contract.ts'
import * as figures from '#kernels/insight/figures/contract.ts'
import * as requests from '#kernels/marketplace/requests/contract.ts'
import * as notices from '#kernels/registry/notices/contract.ts'
import { aWindow, community, world, type Someone, type World } from '#tests/world.ts'
import { webProcess } from './processes.ts'

const RIVALS = 100
const REQUESTS = 20
const ROUNDS = 5

type RequestId = Id<'request'>
interface Team { id: string; leader: Someone; at: string }
interface Answer { team: Team; id: RequestId; status: number; code: string | undefined }

/** All reach for all at once, each in an order of its own; at most so many calls are under way at a time. */
async function rush(w: World, teams: readonly Team[], ids: readonly RequestId[]): Promise<Answer[]> {
  const asks = teams.flatMap((team, n) => ids.map((_, k) => ({ team, id: ids[(k * 7 + n * 3) % ids.length]! })))
  const waiting = asks.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)).values()
  const answers: Answer[] = []
  const lane = async () => {
    for (const { team, id } of waiting) {
      const { status, code } = await w.call(team.leader, requests.claim, { id }, { at: team.at })
      answers.push({ team, id, status, code })
    }
  }
  await Promise.all(Array.from({ length: 40 }, lane))
  return answers
}

async function allPages<T>(read: (after?: string) => Promise<{ items: T[]; next?: string | undefined }>): Promise<T[]> {
  const found: T[] = []
  let after: string | undefined
  do {
    const page = await read(after)
    found.push(...page.items)
    after = page.next
  } while (after !== undefined)
  return found
}

test('100 rivals for 20 requests, five times over, through two processes: each request has exactly one winner everywhere', async () => {
  await using w = await world()
  const at = await community(w, { teams: RIVALS })
  await w.set(at.county, 'insight.figures', {
    'figures.requests.claimed': { zh: '队伍抢单', en: 'claimed', unit: { zh: '件', en: 'requests' }, of: 'requests.moves', where: { move: ['claim'] } },
  })
  const editor = await w.office(await w.person(), at.place, 'editor')
  await using one = await webProcess({ appUrl: w.appUrl, dataDir: w.dataDir })
  await using other = await webProcess({ appUrl: w.appUrl, dataDir: w.dataDir })
  const teams: Team[] = at.teams.map((team, n) => ({ id: team.id, leader: team.leader, at: n % 2 === 0 ? one.address : other.address }))
  const winner = new Map<RequestId, string>()
  for (let round = 0; round < ROUNDS; round += 1) {
    const resident = await w.person()
    const ids: RequestId[] = []
    for (let n = 0; n < REQUESTS / 2; n += 1) {
      for (const who of [resident, at.resident]) {
        const order = await w.ok(who, requests.submit, { org: at.place.id, service: 'errand', window: aWindow(w.now), premise: at.door, words: '' })
        await w.ok(at.desk, requests.accept, { id: order.id })
        ids.push(order.id)
      }
    }
    const answers = await rush(w, teams, ids)
    expect(answers.filter(({ status }) => status >= 500)).toEqual([])
    for (const id of ids) {
      const won = answers.filter((answer) => answer.id === id && answer.status === 200)
      expect(won).toHaveLength(1)
      winner.set(id, won[0]!.team.id)
      // Everybody else is told at once, and that it was lost to another, not that something broke.
      const told = answers.filter((answer) => answer.id === id && answer.status !== 200).map(({ code }) => code)
      expect(told).toHaveLength(RIVALS - 1)
      expect(new Set(told)).toEqual(new Set(['request.lost']))
    }
    for (const team of teams) {
      const { items } = await w.ok(team.leader, requests.teamRequests, { state: 'claimed', limit: 50 })
      expect(items.map(({ id }) => id).toSorted()).toEqual(ids.filter((id) => winner.get(id) === team.id).toSorted())
    }
    // Those who ordered have their answer; ten a person may be under way at a time.
    for (const who of [resident, at.resident]) {
      const { items } = await w.ok(who, notices.list, { limit: 50 })
      const told = items.filter(({ code, target }) => code === 'request.claimed' && ids.some((id) => id === target))
      expect(told).toHaveLength(REQUESTS / 2)
      for (const { target } of told) {
        const id = ids.find((one) => one === target)!
        const { timeline, team } = await w.ok(who, requests.show, { id })
        expect(timeline.filter(({ act }) => act === 'claim')).toHaveLength(1)
        expect(team?.id).toBe(winner.get(id))
        await w.ok(who, requests.withdraw, { id, reason: '改了安排' })
      }
    }
  }
  const year = { from: '2026-01-01', to: '2026-12-31' }
  const counted = await allPages((after) => w.ok(editor, figures.rows, { key: 'requests.claimed', ...year, limit: 50, ...(after === undefined ? {} : { after }) }))
  expect(counted.map(({ id }) => id).toSorted()).toEqual([...winner.keys()].toSorted())
})
