import { dayOf } from '#platform/calendar.ts'
import type { Result } from '#platform/contract.ts'
import type { Cx } from '#platform/cx.ts'
import { acts, reads } from '#platform/route.ts'
import { wearing } from '#platform/wear.ts'
import { begin, change, finish, opens } from './actions.ts'
import * as api from './contract.ts'
import { can } from './policy.ts'
import * as q from './queries.ts'

const NONE = { name: '', contact: '', filings: [], done: false }

async function show(cx: Cx): Promise<Result<typeof api.show>> {
  const { name, contact, filings, done } = (await q.handler(cx.tx)) ?? NONE
  return { name, contact, filings, done }
}

const row = async (cx: Cx) => (await q.handler(cx.tx)) ?? { ...NONE, token: null }

/** Whoever holds the token sets the platform up; there is nobody else yet. */
const holdsToken = (cx: Cx, of: q.Row, { token }: { token: string }) =>
  !cx.checks || opens(cx, of, token) ? 'ok' : 'setup.token'

/** Later on, the admin goes on from wherever she sits. */
const holdsEither = (cx: Cx, of: q.Row, given: { token: string }) => (firstAdmin(cx) === 'ok' ? 'ok' : holdsToken(cx, of, given))

/** The admin of an organisation at the top. */
const firstAdmin = (cx: Cx) => {
  if (!cx.checks) return 'ok'
  const top = cx.hat.kind === 'tree' && cx.hat.role === 'admin' && cx.hat.path.split('/').length === 2
  return top ? 'ok' : cx.who.id === null ? 'may.sign-in' : 'may.no-office'
}

/** How far set-up has come; who was given an office is read at the door. */
async function state(cx: Cx, { name, contact, filings }: q.Row): Promise<Result<typeof api.state>> {
  const handler = { name, contact, filings }
  const first = await q.first(cx.tx)
  if (first === undefined) return { handler, org: null, admin: null }
  const { path, ...org } = first
  const day = dayOf(cx.now)
  const [given, { people }] = await wearing(cx, { kind: 'door' }, async () => [
    await q.given(cx.tx, { org: first.id, day }),
    await q.appointed(cx.tx, { path, day }),
  ] as const)
  return { handler, org: { ...org, people }, admin: given.find(({ role }) => role === 'admin')?.name ?? null }
}

const begun = async (cx: Cx): Promise<Result<typeof api.begin>> => {
  const first = await q.first(cx.tx)
  if (first === undefined) throw new Error('the organisation that was just made cannot be read')
  return { org: first.id }
}

const finished = async (cx: Cx) => ({ done: (await show(cx)).done })

export const routes = [
  reads(api.show, { can: (cx) => can.read(cx), run: show }),
  acts(api.change, { can: firstAdmin, run: change, show }),
  reads(api.state, { load: row, can: holdsEither, run: state }),
  acts(api.begin, { door: true, load: row, can: holdsToken, run: begin, show: begun }),
  acts(api.finish, { can: firstAdmin, run: finish, show: finished }),
]
