import { cans, flow, move, rows, see, self, start } from '#platform/policy.ts'

/** Leaving is everybody's own: no office asks for it, sees it or holds it up. */
export const policy = rows('deletion', {
  read: see(self('person'), flow),
  confirm: start(self('person')),
  'take-back': move(self('person')),
  erase: move(flow),
  shred: move(flow),
})

export const can = cans(policy)

export const security: readonly string[] = ['grant execute on function keystore.shred() to qq_flow']
