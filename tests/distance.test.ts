/** Whoever is moved round an estate as often as he likes learns where its centre is, and nothing of a door. */
import { expect, test } from 'vitest'
import type { Id } from '#platform/contract.ts'
import { cellOf, distanceStep, metresBetween, type DistanceStep, type Point } from '#platform/distance.ts'
import { newId } from '#platform/id.ts'
import * as requests from '#kernels/marketplace/requests/contract.ts'
import { farFrom } from '#kernels/marketplace/requests/fit.ts'
import { changeTeam } from '#kernels/registry/orgs/contract.ts'
import { aWindow, community, world, type Place, type World } from './world.ts'

const PLACES = 1_000
/** From each so-many-eth place a team looks into its hall; what the others would be told is asked of the rule behind it. */
const LOOKS = 5
/** Each so-many-eth move is made by an administrator at the desk, the others in the table that she would change. */
const BY_DESK = 25

const CENTRE: Point = { lat: 30.251, lon: 120.171 }
/** Two homes at the two ends of one estate, a kilometre apart. */
const DOORS: readonly Point[] = [{ lat: 30.2465, lon: 120.171 }, { lat: 30.2555, lon: 120.171 }]

/** Places round the centre, by the golden angle: as even as can be, from the gate to seven kilometres away. */
const places: readonly Point[] = Array.from({ length: PLACES }, (_, n) => {
  const [angle, wide] = [n * 2.399_963, 0.0005 + (n / PLACES) * 0.065]
  // A point is kept to five digits, about a metre.
  return { lat: Number((CENTRE.lat + Math.sin(angle) * wide).toFixed(5)), lon: Number((CENTRE.lon + Math.cos(angle) * wide).toFixed(5)) }
})

/** What a viewer knows after asking: where the own cell's middle lies (the rule is public), and the step that was shown. */
interface Told { from: Point; step: DistanceStep | null }

/** Where the thing asked for can lie: all points of a grid of about ten metres that agree with every ring. */
function possible(told: readonly Told[]): Point[] {
  const found: Point[] = []
  for (let y = -110; y <= 110; y += 1) {
    for (let x = -110; x <= 110; x += 1) {
      const point = { lat: CENTRE.lat + y * 0.00009, lon: CENTRE.lon + x * 0.000_104 }
      if (told.every(({ from, step }) => distanceStep(metresBetween(from, point)) === step)) found.push(point)
    }
  }
  return found
}

/** How far from a point anything that is possible lies at most, in metres: infinitely far where nothing is. */
const within = (told: readonly Told[], truth: Point): number => {
  const points = possible(told)
  return points.length === 0 ? Infinity : Math.max(...points.map((point) => metresBetween(truth, point)))
}

/** One estate with a home at each of its two ends, and an estate wherever the desk gives a team its base. */
async function ground(w: World, at: { place: Place; door: Id<'premise'> }): Promise<{ homes: Id<'premise'>[]; bases: Map<number, Id<'premise'>> }> {
  const { rows: [estate] } = await w.owner.query<{ id: string }>('select e.id from premise d join premise b on b.id = d.parent join premise e on e.id = b.parent where d.id = $1', [at.door])
  await w.owner.query('update premise set lat = $2, lon = $3 where id = $1', [estate?.id, CENTRE.lat, CENTRE.lon])
  const add = async (kind: string, name: string, point: Point, parent: string | null = null) => {
    const id = newId('premise')
    await w.owner.query('insert into premise (id, parent, kind, name, org, org_path, lat, lon) values ($1, $2, $3, $4, $5, $6, $7, $8)', [id, parent, kind, name, at.place.id, at.place.path, point.lat, point.lon])
    return id
  }
  const homes: Id<'premise'>[] = []
  for (const [n, point] of DOORS.entries()) homes.push(await add('door', '101', point, await add('building', `${n + 20} 幢`, point, estate?.id)))
  const bases = new Map<number, Id<'premise'>>()
  for (const [n, point] of places.entries()) if (n % BY_DESK === 0) bases.set(n, await add('estate', `驻地${n}`, point))
  return { homes, bases }
}

test('a viewer who is moved 1,000 times round an estate narrows it down to its centre, and two doors a kilometre apart look the same from each place', async () => {
  await using w = await world()
  const at = await community(w)
  const { homes, bases } = await ground(w, at)
  await w.owner.query('update team set radius = 100000')
  const asked: string[] = []
  for (const premise of homes) {
    const { id } = await w.ok(at.resident, requests.submit, { org: at.place.id, service: 'errand', premise, window: aWindow(w.now) })
    await w.ok(at.desk, requests.accept, { id })
    asked.push(id)
  }
  const admin = await w.office(await w.person(), at.county, 'admin')
  const { id, name, leader } = at.teams[0]!
  const told: Told[] = []
  for (const [n, place] of places.entries()) {
    const step = farFrom(place, CENTRE)
    told.push({ from: cellOf(place), step })
    if (n % LOOKS !== 0) continue
    const estate = bases.get(n)
    if (estate === undefined) await w.owner.query('update team set lat = $2, lon = $3 where org = $1', [id, place.lat, place.lon])
    else await w.ok(admin, changeTeam, { id, name, skills: ['理发'], serves: at.county.id, estate, radius: 100_000, capacity: 20 })
    const { items } = await w.ok(leader, requests.hall, {})
    const [one, other] = asked.map((request) => items.find((card) => card.id === request))
    // All that the card says, but for whose it is.
    expect({ ...other, id: one?.id, number: one?.number }).toEqual(one)
    expect(one?.far).toBe(step)
  }
  expect(new Set(told.map(({ step }) => step)).size).toBe(5)
  // What is left lies round the centre, and both homes lie far outside of it.
  expect(within(told, CENTRE)).toBeLessThan(80)
  for (const door of DOORS) expect(metresBetween(CENTRE, door)).toBeGreaterThan(450)
})

test('if distances were told from the door, the same thousand places would give each door away', () => {
  for (const door of DOORS) {
    const told = places.map((place) => ({ from: cellOf(place), step: distanceStep(metresBetween(cellOf(place), door)) }))
    expect(within(told, door)).toBeLessThan(80)
    expect(within(told, CENTRE)).toBeGreaterThan(450)
  }
})
