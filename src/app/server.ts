/** The web process: every module's routes, the pages, live updates. */
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { connect } from '#platform/connect.ts'
import { httpServer, serve } from '#platform/http.ts'
import type { Ports } from '#platform/ports.ts'
import { Refusal } from '#platform/refuse.ts'
import { liveHub } from '#platform/live.ts'
import type { Secrets } from '#platform/seal.ts'
import { channelsRoutes, type Channels, type Gateway } from '#kernels/registry/notices/index.ts'
import { codesBy, enter, serveDemoSignIn, serveOutbox, waysRoute, type DemoPerson } from '#kernels/registry/sign-in/index.ts'
import { serveClock } from './dev.ts'
import { modules } from './modules.ts'
import { openapi } from './openapi.ts'
import { say } from './say.ts'
import { servePages } from './pages.ts'
import { timedMoves } from './worker.ts'

export interface ServerSettings {
  appUrl: string
  host: string
  port: number
  secrets: Secrets
  dataDir: string
  distDir: string
  /** Demo people, a moved clock and crowd tools exist: loopback and outside production only. */
  demo: boolean
  /** The local outbox of codes exists: demo or `--empty`, loopback and outside production only. */
  outbox: boolean
  /** Whom the sign-in page of a demo offers, one click each. */
  people?: readonly DemoPerson[]
  /** Sends codes by message; without it and without the outbox nobody can sign in. */
  gateway?: Gateway
  /** Which channels notices have; an installation that tells nothing of it keeps everything to itself. */
  channels?: Pick<Channels, 'list' | 'push' | 'address'>
  /** Limits by name, as the README's table lists them. */
  limits?: Readonly<Record<string, number>>
  level?: string
  /** Its commits do not wait for the disk: only while a demo is filled that would be made anew after a crash. */
  filling?: boolean
  /** False only where a test proves that the database stands alone. */
  checks?: boolean
}

export interface Running {
  address: string
  app: FastifyInstance
  close: () => Promise<void>
}

const csp = {
  directives: {
    defaultSrc: ["'self'"], scriptSrc: ["'self'"], styleSrc: ["'self'", "'unsafe-inline'"], imgSrc: ["'self'", 'data:', 'blob:'],
    fontSrc: ["'self'"], connectSrc: ["'self'"], objectSrc: ["'none'"], baseUri: ["'none'"], frameAncestors: ["'none'"], upgradeInsecureRequests: null,
  },
}

const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/

/** Conveniences of a local installation are for whoever sits at it: not for a name that leads here, nor through a proxy. */
function onlyFromHere(app: FastifyInstance): void {
  app.addHook('onRequest', async ({ url, headers }) => {
    const through = headers['x-forwarded-for'] ?? headers.forwarded ?? headers['x-forwarded-host']
    if (url.startsWith('/dev/') && (through !== undefined || !loopback.test(headers.host ?? ''))) throw new Refusal('absent', 404)
  })
}

const Bound = z.object({ port: z.number() })

const withDefaults = { people: [], limits: {}, channels: { list: ['sms', 'email'], push: undefined, address: '' }, level: 'warn', checks: true } as const

const portsOf = (settings: ServerSettings & { limits: NonNullable<Ports['limits']>; checks: boolean }, db: Ports['db']): Ports => ({
  db, secrets: settings.secrets, files: `${settings.dataDir}/files`, timed: timedMoves(), enter, say, checks: settings.checks, limits: settings.limits,
  ...(settings.outbox || settings.gateway === undefined ? {} : { send: codesBy(settings.gateway) }),
})

/** Starts one web process. */
export async function startServer(given: ServerSettings): Promise<Running> {
  const settings = { ...withDefaults, ...given }
  const database = connect(settings.appUrl, 12, given.filling === true ? '-c synchronous_commit=off' : '')
  const app = httpServer(settings.level, say)
  await app.register(cookie)
  await app.register(helmet, { contentSecurityPolicy: csp, strictTransportSecurity: false, crossOriginEmbedderPolicy: false })
  const ports = portsOf(settings, database.db)
  const ways = waysRoute({ demo: settings.demo ? settings.people : [], outbox: settings.outbox })
  const routes = [...modules.flatMap((module) => module.routes), ways, ...channelsRoutes(settings.channels)]
  const hub = await liveHub(app, ports, database.direct)
  serve(app, routes, ports)
  app.get('/openapi.json', () => openapi(routes, settings))
  app.get('/healthz', () => ({ ok: true }))
  if (settings.outbox || settings.demo) onlyFromHere(app)
  if (settings.outbox) serveOutbox(app, ports, settings.channels.address)
  if (settings.demo) {
    serveClock(app, ports)
    serveDemoSignIn(app, ports)
  }
  await servePages(app, settings.distDir)
  await app.listen({ host: settings.host, port: settings.port })
  const { port } = Bound.parse(app.server.address())
  const address = `http://${settings.host === '0.0.0.0' ? '127.0.0.1' : settings.host}:${port}`
  const close = async () => {
    await hub.close()
    await app.close()
    await database.close()
  }
  return { address, app, close }
}
