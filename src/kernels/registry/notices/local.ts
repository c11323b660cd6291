import type { Id } from '#platform/contract.ts'
import type { Cx } from '#platform/cx.ts'
import { wearing } from '#platform/wear.ts'
import { sealedOf } from '#kernels/registry/people/index.ts'
import * as q from './delivery-queries.ts'
import { openCode } from './email.ts'
import * as codes from './email-queries.ts'
import { invitationOf, said, whatOf } from './what.ts'

const SHOWN = 50

interface LocalMessage { id: string; channel: q.Channel; to: string; what: string; at: string }

function textOf(row: Awaited<ReturnType<typeof q.shown>>[number], address: string): string {
  const invitation = row.channel === 'sms' ? invitationOf(row, row.language) : undefined
  return invitation === undefined ? whatOf(row.code, row.language) : said('sms.invitation', row.language, { ...invitation, address })
}

/** What would have gone out from a machine that sends nothing, newest first: to whom, by which channel, and what it said; codes for e-mail addresses too. `address` is where people open the pages. */
export const localMessages = (cx: Cx, person: Id<'person'> | null, address: string) =>
  wearing(cx, { kind: 'flow' }, async () => {
    const items: LocalMessage[] = []
    for (const row of await q.shown(cx.tx, { person, limit: SHOWN })) {
      const { phone, email } = await sealedOf(cx, row.person)
      items.push({ id: row.id, channel: row.channel, to: { sms: phone, email: email ?? '', push: '' }[row.channel], what: textOf(row, address), at: row.at })
    }
    for (const row of await codes.kept(cx.tx, { person, limit: SHOWN })) {
      const { address, code } = openCode(cx.secrets, row)
      items.push({ id: row.id, channel: 'email', to: address, what: code, at: row.at })
    }
    return items
  })
