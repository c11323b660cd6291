import { z } from 'zod'
import { Day, line, query } from '#platform/contract.ts'

export const AreaLevel = z.enum(['province', 'city', 'county', 'town', 'village'])
export type AreaLevel = z.infer<typeof AreaLevel>

/** The official code: 2, 4, 6, 9 or 12 digits. */
export const AreaCode = z.string().regex(/^\d{2}(\d{2}(\d{2}(\d{3}(\d{3})?)?)?)?$/)

/** One official division. */
export const Area = z.object({
  code: AreaCode,
  name: z.string(),
  level: AreaLevel,
  /** With all names above it: 浙江省 绍兴市 柯桥区. */
  whole: z.string(),
  validFrom: Day.nullable(),
  /** How many divisions it has now. */
  children: z.number().int(),
})
export type Area = z.infer<typeof Area>

const some = z.object({ items: z.array(Area) })

/** The divisions of one area today, all of them; without `parent` the provinces. */
export const list = query('area.list', 'GET /areas', { input: z.object({ parent: AreaCode.optional() }), result: some })

/** Areas whose name holds these characters, higher ones first, 30 at most. */
export const find = query('area.find', 'GET /areas/find', {
  input: z.object({ name: line(40), level: AreaLevel.optional(), under: AreaCode.optional() }),
  result: some,
})
