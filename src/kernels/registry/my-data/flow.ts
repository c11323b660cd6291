import { flow } from '#platform/flow.ts'

/** Terms of leaving, for the server and for what pages say. */
export const terms = {
  /** A confirmed deletion can be taken back so long; then it is done. At most 15 days, by the table's own constraint. */
  graceDays: 7,
  /** The bytes of the destroyed key leave the store so long after; meanwhile nobody reads the row any more. */
  shredHours: 1,
} as const

/** The life of somebody's wish to leave. */
export const deletionFlow = flow('deletion', {
  start: { confirm: 'waiting' },
  moves: {
    'take-back': { from: ['waiting'], to: 'kept' },
    erase: { from: ['waiting'], to: 'erased', timed: true },
    shred: { from: ['erased'], to: 'gone', timed: true },
  },
})
