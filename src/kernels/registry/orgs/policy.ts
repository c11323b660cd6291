import { add, cans, change, door, everyone, office, rows, see } from '#platform/policy.ts'

/** Who is under whom is public; an admin changes what lies below the own office, set-up makes the first one. */
export const policy = rows(
  'org',
  {
    read: see(everyone),
    add: add(office('admin')),
    change: change(office('admin')),
    begin: add(door),
    correct: change(door),
  },
  { path: 'path' },
)

/** What a team can do and where is public, so that a refusal can say why a team does not fit. */
export const teamPolicy = rows('team', {
  read: see(everyone),
  add: add(office('admin')),
  change: change(office('admin')),
})

export const can = cans(policy)
export const canTeam = cans(teamPolicy)
