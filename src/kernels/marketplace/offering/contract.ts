/** How requests are offered: the published rule by which teams and cards are put in order, shared by server and browser. */
import { z } from 'zod'
import { command, id, Instant, May, page, paging, query } from '#platform/contract.ts'
import { DistanceStep } from '#platform/distance.ts'

export const Factor = z.enum(['distance', 'reliability', 'skill', 'load'])
export type Factor = z.infer<typeof Factor>

/** How much each factor counts, in percent; together a hundred. */
export const WEIGHTS: Readonly<Record<Factor, number>> = { distance: 40, reliability: 30, skill: 15, load: 15 }

/** What each step of distance is worth, of a hundred; an unknown distance is worth as much as the furthest. */
export const NEARNESS: Readonly<Record<DistanceStep, number>> = { 'under-500m': 100, 'under-1km': 80, 'under-3km': 60, 'under-5km': 40, further: 20 }

/**
 * From so many ended claims on, within so many days, a team counts by its own reliability; before, by the median of its neighbours. The
 * median of fewer teams than `fromTeams` is told to nobody: it would say how one of them does.
 */
export const counting = { fromClaims: 10, days: 365, fromTeams: 5 } as const

const Percent = z.number().int().min(0).max(100)
const OrgName = z.object({ id: id('org'), name: z.string() })

/** Why a team that applied was passed over at the close: no longer offered or led so, without the skill, full, or with somebody who may not go. */
const Passed = z.enum(['gone', 'skill', 'load', 'helper', 'helper-young', 'both-sides', 'helper-unseen', 'helper-unsigned', 'helper-paused'])

/** The own application of a team: what each factor came to at the close, of a hundred (null for a median that is not told), and the score; null before. */
export const Application = z.object({
  at: Instant,
  counted: z.object({ factors: z.array(z.object({ factor: Factor, points: Percent.nullable() })), score: Percent }).nullable(),
  passed: Passed.nullable(),
})
export type Application = z.infer<typeof Application>

/** How it was, or will be, decided which team that applied has a request. Whoever reads the request reads this. */
export const Choice = z.object({
  /** The close. */
  until: Instant,
  /** SHA-256 of the seed, told from the beginning. */
  lot: z.string(),
  /** What came of it; null before the close. The team is null where none fitted; `tied` is empty where the score alone decided. */
  decided: z.object({ applied: z.number().int(), passed: z.number().int(), seed: z.string(), team: OrgName.nullable().default(null), score: Percent.nullable().default(null), tied: z.array(OrgName).default([]) }).nullable(),
})
export type Choice = z.infer<typeof Choice>

/** The rule as it is in force: weights, steps, and from when on a team counts by itself. Looking needs no account. */
export const rules = query('offering.rules', 'GET /offering', {
  result: z.object({
    weights: z.array(z.object({ factor: Factor, weight: Percent })),
    nearness: z.array(z.object({ step: DistanceStep, value: Percent })),
    fromClaims: z.number().int(), days: z.number().int(), fromTeams: z.number().int(),
    /** A claim that is given back within so many minutes does not count. */
    undoMinutes: z.number().int(),
  }),
})

/** What the rule knows of the worn team: its leader alone reads it. */
export const standing = query('offering.standing', 'GET /team/offering', {
  result: z.object({
    team: OrgName,
    /** Claims that ended within the published days, and how many of them were begun and finished as agreed. */
    claims: z.number().int(), kept: z.number().int(),
    /** The median of the teams that serve the same place; null while fewer than `fromTeams` have enough claims. */
    median: Percent.nullable(),
    /** What counts as the team's reliability; null where that is a median that is not told. */
    reliability: Percent.nullable(),
    load: z.number().int(), capacity: z.number().int(), skills: z.array(z.string()),
    /** Whether its base is known, so that distances can be told. */
    base: z.boolean(),
  }),
})

const Words = z.string().trim().min(1).max(1000)

/** What somebody has against the way requests are offered. Sealed; who made it is told to nobody. */
export const Objection = z.object({
  id: id('objection'),
  /** The team or community that it is about. */
  org: OrgName,
  at: Instant,
  words: z.string(),
  answer: z.object({ words: z.string(), at: Instant }).nullable(),
  may: May,
})
export type Objection = z.infer<typeof Objection>

/** Objects to how requests are offered to a team or in a community; at most three may wait for an answer. */
export const object = command('objection.make', 'POST /orgs/:org/objections', {
  params: z.object({ org: id('org') }), input: z.object({ words: Words }), result: Objection, refuses: ['objection.many', 'objection.about'],
})
/** My objections, newest first. */
export const mine = query('objection.mine', 'GET /my/objections', { result: z.object({ items: z.array(Objection) }) })
/** What an administrator may answer: what waits longest first, then what is answered, newest first. */
export const inbox = query('objection.inbox', 'GET /desk/objections', { input: z.object({ ...paging }), result: page(Objection) })
/** Answers it, once. */
export const answer = command('objection.answer', 'POST /objections/:id/answer', {
  params: z.object({ id: id('objection') }), input: z.object({ words: Words }), result: Objection, refuses: ['objection.answered'],
})
