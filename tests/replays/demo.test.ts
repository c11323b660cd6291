import { expect, test } from 'vitest'
import { z } from 'zod'
import { chance } from '#app/demo/chance.ts'
import { awake, hoursOf, lastAwake } from '#app/demo/hours.ts'
import { cast } from '#app/demo/people.ts'
import { OFFICERS, seedDemo } from '#app/demo/seed.ts'
import { Stage } from '#app/demo/stage.ts'
import { play } from '#app/demo/timeline.ts'
import * as wall from '#kernels/insight/wall/contract.ts'
import * as bulletins from '#kernels/insight/bulletins/contract.ts'
import * as requests from '#kernels/marketplace/requests/contract.ts'
import * as door from '#kernels/registry/sign-in/contract.ts'
import * as practices from '#practices/install/contract.ts'
import { testSecrets } from '../secrets.ts'
import { world, type World } from '../world.ts'

const Counts = z.array(z.object({ name: z.string(), count: z.number() }))
const counted = async (w: World, query: string): Promise<Record<string, number>> =>
  Object.fromEntries(Counts.parse((await w.owner.query(query)).rows).map(({ name, count }) => [name, count]))

/** Signed in by one click, in the first of the person's offices. */
async function asOf(stage: Stage, who: { name: string; phone: string }) {
  const someone = await stage.arrive(who)
  const { me } = await stage.call(someone, door.me, {})
  const hat = me?.offices[0]?.hat
  return { me, someone: { ...someone, purpose: 'dispatch', ...(hat === null || hat === undefined ? {} : { hat }) } }
}

test('the demo county is whole: its ground, its season, something that went wrong, something that waits for everybody', async () => {
  await using w = await world()
  let last = [0, 1]
  await seedDemo({ address: w.server.address, appUrl: w.appUrl, secrets: testSecrets, size: 'county', progress: (done, total) => (last = [done, total]) })
  expect(last[0]).toBe(last[1])

  const orgs = await counted(w, 'select kind as name, count(*)::int as count from org group by kind')
  expect(Object.values(orgs).reduce((a, b) => a + b, 0)).toBeGreaterThanOrEqual(60)
  expect(orgs['team']).toBeGreaterThanOrEqual(12)
  const all = await counted(w, "select 'people' as name, count(*)::int as count from person union all select 'requests', count(*)::int from request")
  expect(all['people']).toBeGreaterThanOrEqual(400)
  expect(all['requests']).toBeGreaterThanOrEqual(400)
  const acts = await counted(w, "select act as name, count(*)::int as count from move where noun = 'request' group by act")
  for (const act of ['decline', 'withdraw', 'edit', 'release', 'lapse', 'unserved', 'silence', 'not-solved']) expect(acts[act], act).toBeGreaterThan(0)
  const states = await counted(w, 'select state as name, count(*)::int as count from request group by state')
  for (const state of ['submitted', 'open', 'claimed', 'working', 'finished', 'confirmed', 'closed']) expect(states[state], state).toBeGreaterThan(0)
  expect(await counted(w, `select 'late' as name, count(*)::int as count from move c join move s on s.id = c.id and s.act = 'silence' and s.entry < c.entry where c.act = 'confirm'`)).not.toEqual({ late: 0 })
  expect(await counted(w, `select 'night' as name, count(*)::int as count from move where noun = 'request' and person is not null and extract(hour from happened at time zone 'Asia/Shanghai') not between 7 and 22`)).toEqual({ night: 0 })

  const stage = new Stage(w.server.address)
  for (const who of Object.values(cast)) {
    const { me } = await asOf(stage, who)
    expect([me?.name, me?.adult, me?.consents]).toEqual([who.name, true, []])
  }
  for (const who of OFFICERS) expect(await stage.factor(who)).toMatch(/^\d{6}$/)
  for (const who of [cast.resident, cast.neighbour]) expect((await stage.call(await stage.arrive(who), requests.mine, {})).items.length).toBeGreaterThan(5)
  for (const who of [cast.desk, cast.otherDesk]) expect((await stage.call((await asOf(stage, who)).someone, requests.counters, {})).submitted).toBeGreaterThan(0)
  for (const who of [cast.leader, cast.rival]) {
    const hall = await stage.call((await asOf(stage, who)).someone, requests.hall, {})
    expect(hall.items.filter(({ may }) => may['claim'] === 'ok').length).toBeGreaterThan(3)
  }
  const { me: former } = await asOf(stage, cast.former)
  expect(former?.offices).toEqual([])
  const unfit = (await stage.call((await asOf(stage, cast.unfit)).someone, requests.hall, {})).items
  const rival = (await stage.call((await asOf(stage, cast.rival)).someone, requests.hall, {})).items
  const beyond = rival.find(({ id, may }) => may['claim'] === 'ok' && unfit.every((card) => card.id !== id))
  if (beyond === undefined) throw new Error('nothing is beyond the team that does not qualify')
  await expect(stage.call((await asOf(stage, cast.unfit)).someone, requests.claim, { id: beyond.id })).rejects.toThrow('request.claim: 4')
  for (const who of [cast.town, cast.city]) expect((await stage.call((await asOf(stage, who)).someone, wall.show, {})).river.bands.some(({ byDay }) => byDay.some((value) => (value ?? 0) > 0)), who.name).toBe(true)
  expect((await stage.call((await asOf(stage, cast.province)).someone, requests.counters, {})).submitted).toBeGreaterThan(0)
  expect((await stage.call(null, practices.library, {})).items[0]?.installed.map(({ org }) => org.name)).toEqual(['拱墅区', '桐庐县', '杭州市'])
  expect((await stage.call(null, bulletins.published, {})).items).toHaveLength(2)
  const { someone: chief } = await asOf(stage, cast.chief)
  const shown = await stage.call(chief, wall.show, {})
  for (const band of shown.river.bands) expect(band.byDay.reduce<number>((all, value) => all + (value ?? 0), 0), band.key).toBeGreaterThan(50)
  expect(shown.compare.bars.filter(({ value }) => (value ?? 0) > 0).length).toBeGreaterThan(4)
}, 300_000)

test('whatever the hour, people of the demo are awake', () => {
  for (let hour = 0; hour < 48; hour += 0.7) {
    const now = new Date(Date.UTC(2026, 1, 27) + hour * 3_600_000)
    const end = hoursOf(lastAwake(now))
    expect(lastAwake(now) <= now && end >= 10 && end <= 20).toBe(true)
    const when = hoursOf(awake(now))
    expect(awake(now) <= now && when >= 7.5 && when <= 21.5).toBe(true)
  }
})

test('events happen at their times, those of one story in their order; what lies close together happens at once', async () => {
  const told: string[] = []
  const event = (minute: number, name: string, story: object) => ({ at: new Date(minute * 60_000), story, run: () => Promise.resolve(told.push(name)) })
  const [a, b] = [{}, {}]
  const clock = { to: (at: Date) => Promise.resolve(void told.push(`${at.getTime() / 60_000}`)) }
  const events = [event(30, 'b1', b), event(4, 'a2', a), event(0, 'a1', a)]
  await play(events, clock)
  expect(told.splice(0)).toEqual(['0', 'a1', '4', 'a2', '30', 'b1'])
  await play(events, { ...clock, blur: 5 * 60_000 })
  expect(told).toEqual(['4', 'a1', 'a2', '30', 'b1'])
})

test('one seed gives one demo', () => {
  const draw = () => { const luck = chance(7); return [luck.between(1, 100), luck.pick(['a', 'b', 'c']), ...luck.shuffle([1, 2, 3, 4])] }
  expect(draw()).toEqual(draw())
})
