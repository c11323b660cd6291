/** What this module keeps of a person, and how it forgets. */
import type { Id } from '#platform/contract.ts'
import type { Cx } from '#platform/cx.ts'
import { leaving, onePage, type Asked, type Kept, type Personal } from '#platform/personal.ts'
import { mootOf } from './call-queries.ts'
import { dropAll as dropDevices } from './device-queries.ts'
import { dropAll as dropEmailCodes } from './email-queries.ts'
import { drop as dropPreference } from './preference-queries.ts'
import { preferences } from './preferences.ts'
import * as q from './queries.ts'

async function rows(cx: Cx, { person, after, limit }: Asked) {
  return (await q.inbox(cx.tx, { person, after, limit })).map(({ id, at, code, facts, seen }) => ({ id, at, code, seen, facts }))
}

async function telling(cx: Cx, person: Id<'person'>): Promise<Kept[]> {
  const { sms, email, push, devices, quiet } = await preferences(cx)
  return [{ id: person, sms, byEmail: email, push, devices, quiet: quiet === null ? null : `${quiet.from}–${quiet.to}` }]
}

async function erase(cx: Cx, person: Id<'person'>): Promise<void> {
  await q.deleteAll(cx.tx, person)
  await mootOf(cx.tx, { person, now: cx.now })
  for (const forget of [dropDevices, dropEmailCodes, dropPreference]) await forget(cx.tx, person)
}

const chosen = ['notice_preference.person', 'push_device.person']

export const personal = {
  exports: [
    { kind: 'notices', columns: ['notice.person'], fields: { at: 'time', code: 'word:notice', seen: 'word:my.flag' }, rows },
    {
      kind: 'telling', columns: chosen, rows: onePage(telling),
      fields: { sms: 'word:my.flag', byEmail: 'word:my.flag', push: 'word:my.flag', devices: 'text', quiet: 'text' },
    },
    { columns: ['delivery.person'], because: 'A delivery is the way that a notice took, and the notice itself is in the copy.' },
    { columns: ['email_code.person'], because: 'A code that proves an address is gone a day later; the address that it proved is in the copy.' },
    { columns: ['notice_call.called_by'], because: 'That a desk called somebody is the record of the desk; the press is in the copy as a deed.' },
  ],
  erases: [
    { columns: ['notice.person', 'delivery.person', 'email_code.person', ...chosen], run: erase },
    { columns: ['notice_call.called_by'], because: 'Which colleague called stays with the record of the desk, under a pseudonym.' },
  ],
} satisfies Personal

export const security = [...leaving('notice', 'notice.person', 'delete'), ...leaving('notice_preference', 'notice_preference.person', 'delete')]
