import { flow } from '#platform/flow.ts'

/** Something that was wrong at a visit can be said until so many days after the request ended. */
export const UNTIL_DAYS = 90

/** The life of a concern: somebody says it, an officer outside the team settles it. */
export const concernFlow = flow('concern', {
  start: { raise: 'raised' },
  moves: {
    lift: { from: ['raised', 'ended'], to: 'lifted' },
    end: { from: ['raised'], to: 'ended' },
  },
})
