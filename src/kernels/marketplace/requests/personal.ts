/** What requests keep of a person: for the own copy, and what happens to them when she leaves. */
import { dayOf } from '#platform/calendar.ts'
import type { Id } from '#platform/contract.ts'
import type { Cx } from '#platform/cx.ts'
import { remove } from '#platform/files.ts'
import { leaving, type Asked, type Hold, type Kept, type Personal } from '#platform/personal.ts'
import { seal, unseal } from '#platform/seal.ts'
import { wearing } from '#platform/wear.ts'
import { notify } from '#kernels/registry/notices/index.ts'
import { keyOf } from '#kernels/registry/people/index.ts'
import { place, takeBack, unsealed } from './actions.ts'
import { Sealed } from './contract.ts'
import { notesOf } from './note.ts'
import * as mine from './personal-queries.ts'
import * as q from './queries.ts'

type Person = Id<'person'>

async function order(cx: Cx, row: q.Row, person: Person): Promise<Kept> {
  const [sealed, rating, notes] = [await unsealed(cx, row.id), await q.rating(cx.tx, row.id), await notesOf(cx, row)]
  return {
    id: row.id, number: row.number, side: row.orderer === person ? 'orderer' : 'served', service: { zh: row.serviceZh, en: row.serviceEn }, state: row.state, community: row.orgName,
    created: row.created, from: row.windowFrom, to: row.windowTo, estate: row.estateName, team: row.teamName, ...sealed, stars: rating?.stars ?? null,
    notes: [...notes.values()].flatMap(({ reason, next }) => [reason, ...(next === undefined ? [] : [next])]),
  }
}

async function orders(cx: Cx, { person, after, limit }: Asked): Promise<Kept[]> {
  const rows = await q.ownedBy(cx.tx, person, { after: after ?? undefined, limit })
  const kept: Kept[] = []
  for (const row of rows.slice(0, limit)) kept.push(await order(cx, row, person))
  return kept
}

const asClock = <T>(work: (cx: Cx, asked: Asked) => Promise<T>) => (cx: Cx, asked: Asked): Promise<T> => wearing(cx, { kind: 'flow' }, () => work(cx, asked))

async function holds(cx: Cx, person: Person): Promise<Hold[]> {
  const open = await mine.underWayWith(cx.tx, { person, now: cx.now })
  const led = await wearing(cx, { kind: 'flow' }, () => mine.ledAlone(cx.tx, { person, day: dayOf(cx.now) }))
  return [
    ...open.map(({ id, number, side }) => ({ code: side, facts: { number }, to: { page: 'request', id } })),
    ...led.map(({ name }) => ({ code: 'leading', facts: { team: name }, to: { page: 'team' } })),
  ]
}

/** Takes back what is still open, in the name of the one who leaves: she was told so before she confirmed. */
async function withdrawOpen(cx: Cx, person: Person): Promise<void> {
  const open = await mine.lockOpen(cx.tx, person)
  const clock = cx.who
  cx.who = { id: person, name: '', adult: null, strong: false }
  try {
    for (const { id } of open) {
      await wearing(cx, { kind: 'me' }, async () => {
        const row = await q.request(cx.tx, id)
        if (row === undefined) throw new Error('an own order cannot be read')
        await takeBack(cx, row)
      })
    }
  } finally {
    cx.who = clock
  }
}

/** What others ordered for this person stays theirs, without her name, phone and address. Who still waits for it is told. */
async function blankServed(cx: Cx, person: Person): Promise<void> {
  for (const row of await mine.sealedFor(cx.tx, person)) {
    const key = await keyOf(cx, row.owner)
    const kept = Sealed.parse(JSON.parse(unseal(key, place(row.id), row.sealed).toString()))
    await mine.reseal(cx.tx, { ...row, sealed: seal(key, place(row.id), JSON.stringify({ ...kept, name: '', phone: '', address: '' })) })
    if (row.open) await notify(cx, { person: row.orderer, code: 'request.served-left', noun: 'request', target: row.id })
  }
}

async function photosOf(cx: Cx, person: Person): Promise<string[]> {
  const key = await keyOf(cx, person)
  return (await mine.sealedBy(cx.tx, person)).flatMap((row) => Sealed.parse(JSON.parse(unseal(key, place(row.id), row.sealed).toString())).photos)
}

async function erase(cx: Cx, person: Person): Promise<void> {
  await withdrawOpen(cx, person)
  for (const { leader, request } of await mine.leadersOf(cx.tx, { person, now: cx.now, day: dayOf(cx.now) })) {
    await notify(cx, { person: leader, code: 'request.helper-left', noun: 'request', target: request })
  }
  await blankServed(cx, person)
  const photos = await photosOf(cx, person)
  await mine.deleteOf(cx.tx, person)
  for (const name of photos) await remove(cx.files, name)
}

const owned = ['request.orderer', 'request.served', 'request.confirmer', 'request_sealed.owner']
const handled = ['request.entered_by', 'request.claimed_by', 'request_application.leader', 'request_applicant.person']
const helped = ['request_helper.person', 'visit.person', 'access.holder']

export const personal = {
  exports: [
    {
      kind: 'orders', columns: owned, rows: orders,
      fields: {
        number: 'text', service: 'both', state: 'word:state.request', side: 'word:my.side', community: 'text', created: 'time', from: 'time', to: 'time', team: 'text',
        name: 'text', phone: 'text', address: 'text', words: 'text', photos: 'photos', stars: 'text', notes: 'text',
      },
    },
    {
      kind: 'visits', columns: helped, rows: asClock((cx, asked) => mine.helpedIn(cx.tx, asked)),
      fields: { number: 'text', service: 'both', team: 'text', from: 'time', to: 'time', came: 'time', left: 'time', minutes: 'text' },
    },
    {
      kind: 'handled', columns: handled, rows: asClock((cx, asked) => mine.handledBy(cx.tx, asked)),
      fields: { number: 'text', service: 'both', how: 'word:my.handled', created: 'time' },
    },
    {
      kind: 'looks', columns: [], rows: asClock((cx, asked) => mine.looksAt(cx.tx, asked)),
      fields: { at: 'time', role: 'word:role', org: 'text', name: 'text', purpose: 'word:my.purpose', number: 'text' },
    },
  ],
  erases: [
    { columns: ['request_sealed.owner', 'access.holder'], run: erase },
    { columns: handled.slice(0, 2), because: 'Who entered or claimed a request reviews nothing in it, for as long as its books stand; it names a pseudonym.' },
    { columns: handled.slice(2), because: 'Who applied for a team stands behind what was decided at the close; it names a pseudonym.' },
    { columns: ['request.orderer', 'request.served', 'request.confirmer', 'request_helper.person', 'visit.person'], because: 'What was ordered and who came stands behind the books and the figures; it names a pseudonym.' },
  ],
  holds,
} satisfies Personal

const me = `(select nullif(current_setting('qq.person', true), '')::uuid)`

const now = `(select nullif(current_setting('qq.now', true), '')::timestamptz)`

export const security = [
  // The clock opens a sealed part when the days of its photos are over, once, and leaves it without them.
  `create policy qq_request_sealed_select_photos on request_sealed for select to qq_flow using (photos_until <= ${now} or swept = pg_current_xact_id_if_assigned())`,
  `create policy qq_request_sealed_update_photos on request_sealed for update to qq_flow using (photos_until <= ${now}) with check (photos_until is null and swept = pg_current_xact_id())`,
  // One's own copy is no look at somebody else's door; a command, which may write, still shows the sealed part beside its look alone.
  `create policy qq_request_sealed_select_copy on request_sealed for select to qq_me using (current_setting('transaction_read_only') = 'on'
    and exists (select from request t where t.id = request_sealed.id and ${me} in (t.orderer, t.served)))`,
  ...leaving('request_sealed', 'request_sealed.owner', 'delete'),
  ...leaving('request_sealed', '(select r.served from request r where r.id = request_sealed.id)', 'update'),
  ...leaving('request_place', '(select coalesce(r.served, r.orderer) from request r where r.id = request_place.id)', 'delete'),
  ...leaving('request_note', '(select r.orderer from request r where r.id = request_note.id)', 'delete'),
  ...leaving('access', 'access.holder', 'delete'),
]
