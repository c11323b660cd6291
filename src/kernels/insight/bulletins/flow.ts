import { flow } from '#platform/flow.ts'

/** The life of a bulletin 简报: one drafts, a second reviews, a third signs. A correction is a step of its own, seen by all. */
export const bulletinFlow = flow('bulletin', {
  start: { draft: 'draft' },
  moves: {
    edit: { from: ['draft'], to: 'draft' },
    discard: { from: ['draft'], to: 'discarded' },
    send: { from: ['draft'], to: 'review' },
    'send-back': { from: ['review', 'signing', 'signed'], to: 'draft' },
    approve: { from: ['review'], to: 'signing' },
    sign: { from: ['signing'], to: 'signed' },
    publish: { from: ['signed'], to: 'published' },
    correct: { from: ['published'], to: 'published' },
  },
})
