/** Three months of requests before they happen: who asks for what, when, and how it goes. */
import { addDays, dayOf, daysBetween } from '#platform/calendar.ts'
import { after, HOUR, MINUTE } from '#platform/clock.ts'
import type { Chance } from './chance.ts'
import type { Community, Crew, Resident } from './county.ts'
import { at, awake, aWindow } from './hours.ts'
import { XIAOHE, QIAOXI } from './places.ts'
import { WISHES } from './sayings.ts'
import type { Fate, Plan } from './plan.ts'

/** The service's skill, and how long a visit takes, in minutes. */
const SERVICES: Readonly<Record<string, { skill: string | null; minutes: readonly [number, number]; weight: number }>> = {
  haircut: { skill: '理发', minutes: [28, 62], weight: 6 },
  errand: { skill: null, minutes: [30, 100], weight: 4 },
  escort: { skill: '陪诊', minutes: [95, 210], weight: 3 },
  repair: { skill: '家电维修', minutes: [40, 125], weight: 4 },
  phone: { skill: null, minutes: [45, 95], weight: 4 },
  company: { skill: null, minutes: [55, 130], weight: 3 },
}
const BASKET = Object.entries(SERVICES).flatMap(([key, { weight }]) => Array.from({ length: weight }, () => key))

/** How requests go, in shares of a hundred; the rest goes well. */
const TROUBLE: readonly (readonly [Fate, number])[] = [
  ['lowered', 3], ['declined', 5], ['withdrawn', 3], ['withdrawn-late', 2], ['unserved', 3], ['edited', 4], ['released', 3], ['lapsed', 3], ['silent', 4],
  ['late', 2], ['unsolved', 3],
]
/** How often each number of stars is given, from one star on. */
const STARS = [1, 2, 5, 13, 26].flatMap((often, at) => Array.from({ length: often }, () => at + 1))

/** Who takes part, and until when. */
export interface Cast { communities: readonly Community[]; crews: readonly Crew[]; from: Date; end: Date; troubles: boolean }

function fateOf(chance: Chance): Fate {
  let left = chance.between(1, 100)
  for (const [fate, share] of TROUBLE) {
    left -= share
    if (left <= 0) return fate
  }
  return 'going'
}

/** Teams that can, in the order in which they look: the two large ones are often first. */
function looking(of: Cast, resident: Resident, service: string, chance: Chance): Crew[] {
  const skill = SERVICES[service]?.skill ?? null
  const here = (crew: Crew): boolean => crew.town === undefined || resident.community.area.startsWith(crew.town)
  const able = of.crews.filter((crew) => here(crew) && (skill === null || crew.skills.includes(skill)))
  const [first, rest] = chance.maybe(0.4) ? [able.slice(0, 2), able.slice(2)] : [[], able]
  return [...chance.shuffle(first), ...chance.shuffle(rest)]
}

/** The other adult of an order: a neighbour with an account, or somebody whom only the orderer knows. */
function another(resident: Resident, chance: Chance): Pick<Plan, 'forOther'> {
  if (!chance.maybe(0.18)) return {}
  const neighbour = chance.pick(resident.community.residents)
  if (neighbour !== resident && chance.maybe(0.5)) return { forOther: { name: neighbour.who.name, phone: neighbour.who.phone, account: neighbour.who } }
  const name = chance.pick(['妈妈', '外婆', '大伯', '舅妈', '楼下金阿姨', '隔壁周师傅', '姑父', '奶奶'])
  return { forOther: { name, phone: `+8615400${String(900_000 + chance.between(0, 9999))}` } }
}

/** What one request is beside its times and its end. */
export function wish(of: Cast, resident: Resident, chance: Chance, service = chance.pick(BASKET)): Omit<Plan, 'submitted' | 'window' | 'fate'> {
  const [least, most] = SERVICES[service]?.minutes ?? [30, 60]
  return {
    resident, service, words: chance.maybe(0.9) ? chance.pick(WISHES[service] ?? ['']) : '', crews: looking(of, resident, service, chance),
    minutes: chance.between(least, most), stars: chance.pick(STARS), ...another(resident, chance),
  }
}

const weightOf = ({ area }: Community): number => (area === XIAOHE || area === QIAOXI ? 6 : 1 + (Number(area.slice(-2)) % 3))

/** Some time of a day at which people order. */
const ordering = (chance: Chance): number => chance.pick([7.6, 8.2, 8.8, 9.3, 9.8, 10.4, 11.1, 12.4, 13.2, 14.1, 15.3, 16.2, 17.4, 18.6, 19.4, 20.3]) + chance.between(0, 40) / 60

/** Requests spread over the season, more of them towards its end. */
export function ordinary(of: Cast, count: number, chance: Chance): Plan[] {
  const places = of.communities.flatMap((community) => Array.from({ length: weightOf(community) }, () => community))
  const days = daysBetween(dayOf(of.from), dayOf(of.end))
  return Array.from({ length: count }, (): Plan => {
    const resident = chance.pick(chance.pick(places).residents)
    const day = addDays(dayOf(of.from), Math.floor(days * chance.next() ** 0.65))
    const fate = of.troubles ? fateOf(chance) : 'going'
    return { ...wish(of, resident, chance), submitted: at(day, ordering(chance)), window: aWindow(addDays(day, chance.between(2, 4)), chance), fate }
  })
}

/**
 * When, as seen from the end of the season: some days ago; or ordered so many hours ago for a coming day, or with a helper at the door since
 * so many minutes.
 */
export type When = { daysAgo: number } | { orderedHoursAgo: number; day: number; hour: number } | { orderedHoursAgo: number; begunMinutesAgo: number; takes: number }

const HALF_HOUR = 30 * MINUTE

/** The times of a story that is told in detail. */
function timesOf(of: Cast, when: When, chance: Chance): Pick<Plan, 'submitted' | 'window' | 'begins'> & { minutes?: number } {
  const today = dayOf(of.end)
  if ('daysAgo' in when) {
    const day = addDays(today, -when.daysAgo)
    return { submitted: at(day, ordering(chance)), window: aWindow(addDays(day, 2), chance) }
  }
  const submitted = awake(after(of.end, -when.orderedHoursAgo * HOUR))
  if ('day' in when) {
    const from = at(addDays(today, when.day), when.hour)
    return { submitted, window: { from, to: after(from, 2 * HOUR) } }
  }
  const begins = after(of.end, -when.begunMinutesAgo * MINUTE)
  const from = new Date(Math.floor(begins.getTime() / HALF_HOUR) * HALF_HOUR)
  return { submitted, window: { from, to: after(from, 2 * HOUR) }, begins, minutes: when.takes }
}

/** A request that a visitor will meet, told in detail. */
export interface Told { resident: Resident; service: string; words: string; fate: Fate; when: When; crews?: readonly Crew[]; stars?: number; wrong?: NonNullable<Plan['wrong']> }

/** Makes a told story a request. */
export function told(of: Cast, { when, stars, crews, ...story }: Told, chance: Chance): Plan {
  const { forOther: _, ...base } = wish(of, story.resident, chance, story.service)
  const few = { ...(stars === undefined ? { stars: 5 } : { stars }), ...(crews === undefined ? {} : { crews }) }
  return { ...base, ...story, ...few, ...timesOf(of, when, chance) }
}
