/** Which figures stand where on the wall. A key that no practice bound here leaves its place empty. */

/** This year, in large: what came of it. */
export const heads = ['requests.confirmed', 'people.served', 'hours.minutes'] as const
/** The river, from order to confirmation. */
export const river = ['requests.submitted', 'requests.accepted', 'requests.claimed', 'requests.confirmed'] as const
/** What happened today; early in the day, what happened lately. */
export const recent = ['requests.submitted', 'requests.accepted', 'requests.claimed', 'requests.confirmed'] as const
/** What waits now, for whom: the desk, a team, the one served. */
export const waiting = ['requests.waiting', 'requests.open', 'requests.unconfirmed'] as const
/** Figures of this kind say what is ordered: one a service, the most ordered first. */
export const SERVICES = 'services.'
/** By which figure the organisations below are compared. */
export const compared = 'requests.confirmed'
/** What came of it this month. */
export const month = ['points.earned', 'people.served', 'teams.served', 'requests.reopened'] as const
/** Month by month: the first on every wall, all on a screen that is twice as wide. */
export const left = ['requests.submitted', 'requests.confirmed', 'requests.reopened'] as const
export const right = ['hours.minutes', 'points.earned', 'people.served', 'teams.served'] as const

/** How many days the river, the services and the comparison reach back. */
export const DAYS = 30
/** How many months the trends reach back at most, this one included; where nothing happened before, as many as these. */
export const MONTHS = 12
export const FEWEST_MONTHS = 6

/** Whether a figure has a place on the wall. */
export const shownOnWall = (key: string): boolean =>
  key.startsWith(SERVICES) || [...heads, ...river, ...waiting, ...month, ...left, ...right].some((one) => one === key)
