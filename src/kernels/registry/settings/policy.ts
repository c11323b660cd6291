import { add, cans, change, everyone, office, rows, see } from '#platform/policy.ts'

/** What is in force is public; only offices write it, each below itself. */
export const policy = rows('setting', {
  read: see(everyone),
  /** A practice, for an organisation and all below it. */
  install: add(office(['admin', 'leader'])),
  /** An organisation's own deviation from what it was given. */
  local: add(office('staff')),
  end: change(office(['admin', 'leader', 'staff'])),
})

export const can = cans(policy)
