import type { Cx } from '#platform/cx.ts'
import { metresBetween } from '#platform/distance.ts'
import { wearing } from '#platform/wear.ts'
import { teamsServing, type Serving } from '#kernels/registry/orgs/index.ts'
import * as q from './queries.ts'

/** Why a team that serves this community is offered a request, or why not. `load` bars the claim only, not the offer. */
export type FitReason = 'ok' | 'skill' | 'distance' | 'load'

/** `metres` from the team's base to the estate's centre; null where either is unknown. */
export interface TeamFit { team: Serving; metres: number | null; load: number; reason: FitReason }

export interface Place { orgPath: string; skill: string | null; lat: number | null; lon: number | null }

/** Metres from a team's base to the centre of the estate. */
export const metresFrom = (base: { lat: number | null; lon: number | null }, place: { lat: number | null; lon: number | null }): number | null =>
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

/** All teams that serve a place: fitting ones first, the nearest first among them. */
export async function teamsFor(cx: Cx, place: Place): Promise<TeamFit[]> {
  return wearing(cx, { kind: 'flow' }, async () => {
    const teams = await teamsServing(cx.tx, place.orgPath)
    const loads = new Map((await q.loads(cx.tx, teams.map((team) => team.id))).map((row) => [row.team, row.load]))
    const fits = teams.map((team) => {
      const [metres, load] = [metresFrom(team, place), loads.get(team.id) ?? 0]
      return { team, metres, load, reason: reasonOf(team, place, metres, load) }
    })
    return fits.toSorted((a, b) => ORDER[a.reason] - ORDER[b.reason] || (a.metres ?? Infinity) - (b.metres ?? Infinity) || a.load - b.load)
  })
}

/** Whether a team is offered the request: a full team still sees it, and may take it once it has room again. */
export const offered = (fit: TeamFit): boolean => fit.reason === 'ok' || fit.reason === 'load'
