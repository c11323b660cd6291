/** What a practice says of itself, read from its data: which figures it binds, in which units, and within which bounds it may be set. */
import { z } from 'zod'
import type { Bounds } from './minutes.ts'
import type { Known } from './targets.ts'

const Param = z.object({ min: z.number(), max: z.number(), default: z.number() })
const Words = z.union([z.string(), z.object({ zh: z.string() })])
const Practice = z.object({
  key: z.string(),
  params: z.object({ cap: Param, give: Param }),
  parts: z.record(z.string(), z.object({ part: z.string(), data: z.unknown() })),
})
const Figures = z.record(z.string(), z.object({ unit: Words }))
const Menu = z.object({ services: z.record(z.string(), z.object({ minutes: z.number() })) })

/** A practice's figures, and what its numbers may be. */
export interface About { key: string; figures: Known[]; bounds: Bounds }

/** Reads a practice. `longest` is how many minutes of one visit a day has room for. */
export function aboutOf(given: unknown, longest: number): About {
  const { key, params: { cap, give }, parts } = Practice.parse(given)
  const of = (part: string): unknown[] => Object.values(parts).filter((one) => one.part === part).map((one) => one.data)
  const figures = of('insight.figures').flatMap((data) => Object.entries(Figures.parse(data)))
  const minutes = of('marketplace.catalogue').flatMap((data) => Object.values(Menu.parse(data).services).map((service) => service.minutes))
  const percents = [...new Set([cap.default, Math.floor((cap.default + cap.max) / 2), cap.max])]
  return {
    key,
    figures: figures.map(([name, { unit }]) => ({ key: name, unit: typeof unit === 'string' ? unit : unit.zh })),
    bounds: { give, caps: percents.map((percent) => ({ percent, minutes: Math.min(longest, Math.floor((Math.max(0, ...minutes) * percent) / 100)) })) },
  }
}
