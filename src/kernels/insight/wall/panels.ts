/** Which figures stand where on the wall. A key that no practice bound here leaves its place empty. */

/** This year, in large: what came of it. */
export const heads = ['requests.confirmed', 'people.served', 'hours.minutes'] as const
/** The river, from order to confirmation. */
export const river = ['requests.submitted', 'requests.accepted', 'requests.claimed', 'requests.confirmed'] as const
/** What happened today. */
export const today = ['requests.submitted', 'requests.accepted', 'requests.claimed', 'requests.confirmed'] as const
/** What waits now, for whom: the desk, a team, the one served. */
export const waiting = ['requests.waiting', 'requests.open', 'requests.unconfirmed'] as const
/** By which figure the organisations below are compared. */
export const compared = 'requests.confirmed'
/** What came of it this month. */
export const month = ['hours.minutes', 'points.earned', 'people.served', 'teams.served', 'requests.reopened'] as const

/** How many days the river and the comparison reach back. */
export const DAYS = 30

/** Whether a figure has a place on the wall. */
export const shownOnWall = (key: string): boolean => [...heads, ...river, ...today, ...waiting, ...month, compared].some((one) => one === key)
