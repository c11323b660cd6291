import { realNow } from '#platform/clock.ts'
import type { Result } from '#platform/contract.ts'
import { me, type Cx } from '#platform/cx.ts'
import { acts, anybody, asMyself, reads, type Answered, type Done, type Given } from '#platform/route.ts'
import { end as withdraw } from '#kernels/registry/consents/contract.ts'
import { endConsent } from '#kernels/registry/consents/index.ts'
import { forgetYear } from '#kernels/registry/people/index.ts'
import { ask, codeShown, hand } from './codes.ts'
import * as api from './contract.ts'
import { clearSession, setSession } from './cookie.ts'
import { deliver } from './deliver.ts'
import { enrol, prove, secretToCopy, strengthen } from './factor.ts'
import { whoami } from './me.ts'
import * as q from './queries.ts'
import { commandToken, isStrong } from './session.ts'

const keep = ({ reply }: Answered, { token }: { token: string }): void => setSession(reply, token)
const drop = ({ reply }: Answered): void => clearSession(reply)

const strong = async (cx: Cx) => ({ token: commandToken(cx), strong: true })

async function entered(cx: Cx, { person, fresh }: Done): Promise<Result<typeof api.enter>> {
  return { token: commandToken(cx), strong: false, person: api.enter.result.shape.person.parse(person), fresh: fresh === 'yes' }
}

async function sessions(cx: Cx): Promise<Result<typeof api.sessions>> {
  const rows = await q.sessionsOf(cx.tx, me(cx), realNow())
  return {
    items: rows.map(({ token, created, until, strong: given }) => ({
      id: token.toString('hex'), created, until, strong: isStrong(given, created), here: cx.session?.equals(token) === true,
    })),
  }
}

const session = async (cx: Cx, { session: of }: { session: string }) =>
  cx.who.id === null ? undefined : (await q.sessionsOf(cx.tx, cx.who.id, realNow())).find(({ token }) => token.toString('hex') === of)

async function leave(cx: Cx): Promise<Done> {
  if (cx.session !== undefined) await q.endSession(cx.tx, cx.session, realNow())
  return {}
}

async function withdrawn(cx: Cx, _: undefined, { purpose }: Given<typeof withdraw>): Promise<Done> {
  // Nothing more may be done with the year, so nothing is left that an order or a claim could go by.
  const ended = await endConsent(cx, purpose)
  if (purpose !== 'notice') return {}
  if (ended > 0) await forgetYear(cx, me(cx))
  await q.endSessionsOf(cx.tx, me(cx), realNow())
  return {}
}

const nothing = async () => ({})

export const routes = [
  acts(api.ask, { door: true, can: anybody, run: ask, show: codeShown, after: deliver }),
  acts(api.enter, { door: true, can: anybody, run: hand, show: entered, after: keep }),
  acts(api.leave, { can: asMyself, run: leave, show: nothing, after: drop }),
  acts(api.enrol, { can: asMyself, run: enrol, show: secretToCopy }),
  acts(api.prove, { can: asMyself, run: prove, show: strong, after: keep }),
  acts(api.strengthen, { can: asMyself, run: strengthen, show: strong, after: keep }),
  reads(api.sessions, { can: asMyself, run: sessions }),
  acts<typeof api.end, q.Session>(api.end, {
    load: session, can: asMyself, run: async (cx, { token }) => ((await q.endSession(cx.tx, token, realNow())), {}), show: nothing,
  }),
  reads(api.me, { can: anybody, run: whoami }),
  acts(withdraw, {
    can: asMyself, run: withdrawn, show: async (_cx, _done, { purpose }) => ({ out: purpose === 'notice' }),
    after: (at, { out }) => (out ? drop(at) : undefined),
  }),
]
