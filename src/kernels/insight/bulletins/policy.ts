import { add, cans, everyone, flow, move, office, part, rows, see, start } from '#platform/policy.ts'

const offices = office(['staff', 'editor', 'leader', 'auditor'])
const composer = office('editor', { onlyBy: 'editor' })
const second = office(['editor', 'leader'], { notBy: 'editor' })

/** Three persons answer for what is published: who drafted, who reviewed, who signed. */
export const policy = rows('bulletin', {
  read: see(offices, flow),
  text: part('bulletin_text', offices),
  figures: part('bulletin_figure', offices),
  notes: part('bulletin_note', offices),

  draft: start(composer),
  edit: move(composer),
  discard: move(composer),
  send: move(composer),
  'send-back': move(second),
  approve: move(second),
  sign: move(office('leader', { notBy: ['editor', 'reviewer'] })),
  publish: move(office(['editor', 'leader'])),
  correct: move(office('leader')),
})

/** What was published is everybody's. */
export const issuePolicy = rows('issue', {
  read: see(everyone),
  publish: add(office(['editor', 'leader'])),
})
export const correctionPolicy = rows('issue-correction', {
  read: see(everyone),
  correct: add(office('leader')),
}, { table: 'issue_correction' })

export const can = cans(policy)

/** No move of a bulletin is the clock's; the clock's hat may lock it, and write nothing. */
export const security: readonly string[] = [
  'grant update on bulletin to qq_flow',
  'create policy qq_bulletin_update_lock on bulletin for update to qq_flow using (true) with check (false)',
]
