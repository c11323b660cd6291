import type { Cx } from '#platform/cx.ts'
import { cellOf, distanceStep, metresBetween, type DistanceStep } from '#platform/distance.ts'
import { wearing } from '#platform/wear.ts'
import { reliabilityOf, score } from '#kernels/marketplace/offering/index.ts'
import { teamsServing, type Serving } from '#kernels/registry/orgs/index.ts'
import * as q from './queries.ts'

/** Why a team that serves this community is offered a request, or why not. `load` bars the claim only, not the offer. */
export type FitReason = 'ok' | 'skill' | 'distance' | 'load'

/** `metres` from the team's base to the estate's centre, null where either is unknown; `reliability` in percent and `score` by the published rule; `told` is the reliability as far as the team may know it. */
export interface TeamFit { team: Serving; metres: number | null; load: number; reason: FitReason; reliability: number; told: number | null; score: number }

export interface Place { orgPath: string; skill: string | null; lat: number | null; lon: number | null }

interface At { lat: number | null; lon: number | null }

/**
 * How far away a team is told an estate is: from the middle of the base's cell to the estate's centre, in steps. No door goes into it, so
 * however often a base is moved, the answers say no more than where the estate is.
 */
export const farFrom = (base: At, estate: At): DistanceStep | null =>
  base.lat === null || base.lon === null || estate.lat === null || estate.lon === null
    ? null
    : distanceStep(metresBetween(cellOf({ lat: base.lat, lon: base.lon }), { lat: estate.lat, lon: estate.lon }))

/** Metres from a team's base to the centre of the estate. */
export const metresFrom = (base: At, place: At): number | null =>
  base.lat === null || base.lon === null || place.lat === null || place.lon === null
    ? null
    : Math.round(metresBetween({ lat: base.lat, lon: base.lon }, { lat: place.lat, lon: place.lon }))

/** Skill, distance, load, in that order: the first that does not fit is the reason shown. */
function reasonOf(team: Serving, place: Place, metres: number | null, load: number): FitReason {
  if (place.skill !== null && !team.skills.includes(place.skill)) return 'skill'
  if (metres !== null && metres > team.radius) return 'distance'
  return load >= team.capacity ? 'load' : 'ok'
}

const ORDER: Record<FitReason, number> = { ok: 0, load: 1, distance: 2, skill: 3 }

/** All teams that serve a place: fitting ones first, among them by the published rule, then the nearest. */
export async function teamsFor(cx: Cx, place: Place): Promise<TeamFit[]> {
  return wearing(cx, { kind: 'flow' }, async () => {
    const teams = await teamsServing(cx.tx, place.orgPath)
    const loads = new Map((await q.loads(cx.tx, teams.map((team) => team.id))).map((row) => [row.team, row.load]))
    const known = await reliabilityOf(cx, teams.map((team) => team.id))
    const fits = teams.map((team) => {
      const [metres, load] = [metresFrom(team, place), loads.get(team.id) ?? 0]
      const reliability = known.of(team.id)
      const rank = score({ far: farFrom(team, place), reliability, skill: place.skill, load, capacity: team.capacity })
      return { team, metres, load, reason: reasonOf(team, place, metres, load), reliability, told: known.told(team.id), score: rank }
    })
    return fits.toSorted((a, b) => ORDER[a.reason] - ORDER[b.reason] || b.score - a.score || (a.metres ?? Infinity) - (b.metres ?? Infinity) || a.load - b.load)
  })
}

/** Whether a team is offered the request: a full team still sees it, and may take it once it has room again. */
export const offered = (fit: TeamFit): boolean => fit.reason === 'ok' || fit.reason === 'load'
