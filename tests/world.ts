/** A small installation of one's own: cloned from the migrated template, its clock stopped, gone when the test ends. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { Day, type Endpoint, type Id, type Input, type Result } from '#platform/contract.ts'
import { connect } from '#platform/connect.ts'
import { blank, type Cx } from '#platform/cx.ts'
import { newId } from '#platform/id.ts'
import { addDays, dayOf } from '#platform/calendar.ts'
import { wear } from '#platform/wear.ts'
import { asLogin } from '#app/migrate.ts'
import { startServer, type Running } from '#app/server.ts'
import { versionOf } from '#kernels/registry/consents/index.ts'
import { makePerson } from '#kernels/registry/people/index.ts'
import { openSession } from '#kernels/registry/sign-in/index.ts'
import * as requests from '#kernels/marketplace/requests/contract.ts'
import { ask, type As, type Reply, type Someone } from './ask.ts'
import { cloned } from './clone.ts'
import { testSecrets } from './secrets.ts'

export type { Reply, Someone }

export interface Place { id: Id<'org'>; path: string; name: string }

const START = new Date('2026-09-07T01:00:00.000Z')

/** A test installation. What is tested goes through HTTP; the ground that it stands on (organisations, offices, teams, doors, settings) is laid by its owner. */
export class World implements AsyncDisposable {
  readonly server: Running
  readonly owner: pg.Client
  readonly dataDir: string
  readonly #url: string
  readonly #drop: () => Promise<void>
  readonly #app: ReturnType<typeof connect>
  readonly #more: Running[] = []
  #people = 0
  #officer: Id<'person'> | undefined
  #now = START

  private constructor(parts: { server: Running; owner: pg.Client; dataDir: string; url: string; drop: () => Promise<void>; app: ReturnType<typeof connect> }) {
    this.server = parts.server
    this.owner = parts.owner
    this.dataDir = parts.dataDir
    this.#url = parts.url
    this.#drop = parts.drop
    this.#app = parts.app
  }

  /** `on` is the owner's address of a migrated database that shall outlive this world; otherwise it makes its own. */
  static async open(settings: { checks?: boolean; distDir?: string; port?: number; on?: string; limits?: Record<string, number> } = {}): Promise<World> {
    const { url, drop } = settings.on === undefined ? await cloned() : { url: settings.on, drop: () => Promise.resolve() }
    const owner = new pg.Client({ connectionString: url })
    await owner.connect()
    await owner.query('update clock set kind = $1, at = $2', ['test', START])
    const dataDir = mkdtempSync(join(tmpdir(), 'qunqing-world-'))
    const appUrl = asLogin(url, testSecrets)
    const server = await startServer({
      appUrl, host: '127.0.0.1', port: settings.port ?? 0, secrets: testSecrets, dataDir, distDir: settings.distDir ?? join(dataDir, 'none'), demo: true, outbox: true,
      level: process.env['LOG_LEVEL'] ?? 'fatal', checks: settings.checks ?? true, limits: settings.limits ?? {},
    })
    return new World({ server, owner, dataDir, url, drop, app: connect(appUrl, 2) })
  }

  /** Business time now. */
  get now(): Date {
    return this.#now
  }

  /** The address under which the app's role logs in. */
  get appUrl(): string {
    return asLogin(this.#url, testSecrets)
  }

  /** One more web process on the same database. */
  async another(): Promise<string> {
    const server = await startServer({
      appUrl: this.appUrl, host: '127.0.0.1', port: 0, secrets: testSecrets, dataDir: this.dataDir, distDir: join(this.dataDir, 'none'), demo: true, outbox: true, level: 'fatal',
    })
    this.#more.push(server)
    return server.address
  }

  /** Calls an endpoint as someone, as a browser would. `as` changes the hat, the purpose, the command's id or the address. */
  async call<E extends Endpoint>(who: Someone | null, api: E, input: Input<E>, as: As & { at?: string } = {}): Promise<Reply<Result<E>>> {
    return ask(as.at ?? this.server.address, { who, api, input, as })
  }

  /** The answer's body; anything but 200 fails the test with what the product said. */
  async ok<E extends Endpoint>(who: Someone | null, api: E, input: Input<E>, as: As = {}): Promise<Result<E>> {
    const reply = await this.call(who, api, input, as)
    if (reply.status !== 200) throw new Error(`${api.name}: ${reply.status} ${reply.code} ${JSON.stringify(reply.facts)}`)
    return reply.body
  }

  /** Moves business time forward and makes all that falls due. */
  async to(instant: Date | string): Promise<void> {
    const reply = await fetch(`${this.server.address}/dev/clock`, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ to: new Date(instant).toISOString() }),
    })
    if (!reply.ok) throw new Error(`the clock did not move: ${await reply.text()}`)
    this.#now = new Date(instant)
  }

  /** Runs actions at the door, as sign-in does. */
  async atDoor<T>(work: (cx: Cx) => Promise<T>): Promise<T> {
    return this.#app.db.transaction().execute(async (tx) => {
      const cx = blank({ tx, now: this.#now, hat: { kind: 'door' }, secrets: testSecrets, files: join(this.dataDir, 'files'), checks: true })
      await wear(cx, { kind: 'door' })
      return work(cx)
    })
  }

  /** A signed-in adult, unless a year of birth says otherwise. */
  async person(given: { name?: string; yearOfBirth?: number; strong?: boolean } = {}): Promise<Someone> {
    this.#people += 1
    const phone = `+861990000${String(this.#people).padStart(4, '0')}`
    const name = given.name ?? `居民${this.#people}`
    return this.atDoor(async (cx) => {
      const id = await makePerson(cx, { phone, name, yearOfBirth: given.yearOfBirth ?? 1990 })
      return { id, name, phone, token: await openSession(cx, id, { strong: given.strong ?? true }), hat: 'me' }
    })
  }

  /** An organisation under another. */
  async org(given: { name?: string; kind?: string; under?: Place; area?: string } = {}): Promise<Place> {
    const [id, name] = [newId('org'), given.name ?? '柳溪社区']
    const { rows } = await this.owner.query<{ path: string }>(
      `insert into org (id, name, kind, parent, path, area, valid_from) values ($1, $2, $3, $4, $5 || nextval('org_serial_seq') || '/', $6, '2020-01-01') returning path`,
      [id, name, given.kind ?? 'community', given.under?.id ?? null, given.under?.path ?? '', given.area ?? null],
    )
    return { id, name, path: rows[0]?.path ?? '' }
  }

  /** Gives someone an office and returns them wearing it. Whoever is in a team is cleared to go to homes, unless told otherwise. */
  async office(who: Someone, org: Place, role: string, term: { from?: string; until?: string; cleared?: boolean } = {}): Promise<Someone> {
    const id = newId('appointment')
    const today = dayOf(this.#now)
    await this.owner.query('insert into appointment (id, person, org, org_path, role, from_day, until_day) values ($1, $2, $3, $4, $5, $6, $7)', [
      id, who.id, org.id, org.path, role, term.from ?? addDays(today, -1), term.until ?? addDays(today, 365),
    ])
    if (role.startsWith('team.') && term.cleared !== false) await this.clear(who, org)
    return { ...who, hat: `${role.startsWith('team.') ? 'team' : 'tree'}:${id}` }
  }

  /** Somebody whose document was seen, and who signed the pledge. */
  async clear(who: Someone, org: Place): Promise<void> {
    this.#officer ??= newId('person')
    await this.owner.query("insert into person (id, name, created) values ($1, '何梅', $2) on conflict do nothing", [this.#officer, START])
    await this.owner.query('insert into clearance (id, person, org, org_path, officer, day) values ($1, $2, $3, $4, $5, $6) on conflict do nothing', [
      newId('clearance'), who.id, org.id, org.path, this.#officer, dayOf(START),
    ])
    await this.owner.query("insert into consent (id, person, purpose, version, given) select $1, $2, 'visits', $3, $4 where not exists (select from consent where person = $2 and purpose = 'visits')", [
      newId('consent'), who.id, versionOf('visits'), START,
    ])
  }

  /** A member of a community's desk, who acts for the purpose of dispatch. */
  async staff(org: Place, role = 'staff'): Promise<Someone> {
    return { ...(await this.office(await this.person({ name: '周敏' }), org, role)), purpose: 'dispatch' }
  }

  /** A team under `under` that serves it, with its leader and helpers. */
  async team(given: { under: Place; name?: string; skills?: string[]; capacity?: number; radius?: number; lat?: number; lon?: number; members?: number }) {
    const org = await this.org({ name: given.name ?? '晨光义剪队', kind: 'team', under: given.under })
    await this.owner.query('insert into team (org, org_path, skills, serves, radius, lat, lon, capacity) values ($1, $2, $3, $4, $5, $6, $7, $8)', [
      org.id, org.path, given.skills ?? ['理发'], given.under.path, given.radius ?? 5000, given.lat ?? 30.25, given.lon ?? 120.17, given.capacity ?? 20,
    ])
    const leader = await this.office(await this.person({ name: '沈若溪' }), org, 'team.leader')
    const members: Someone[] = []
    for (let n = 0; n < (given.members ?? 0); n += 1) {
      const member = await this.person({ name: `队员${n + 1}` })
      await this.office(member, org, 'team.member')
      members.push(member)
    }
    return { ...org, leader, members }
  }

  /** A door in an estate: 桂苑 6 幢 302. */
  async door(org: Place, given: { estate?: string; lat?: number; lon?: number } = {}): Promise<Id<'premise'>> {
    const ids = [newId('premise'), newId('premise'), newId('premise')] as const
    const names = [given.estate ?? '桂苑', '6 幢', '302'] as const
    const kinds = ['estate', 'building', 'door'] as const
    for (const n of [0, 1, 2] as const) {
      await this.owner.query('insert into premise (id, parent, kind, name, org, org_path, lat, lon) values ($1, $2, $3, $4, $5, $6, $7, $8)', [
        ids[n], n === 0 ? null : ids[n - 1], kinds[n], names[n], org.id, org.path, n === 0 ? (given.lat ?? 30.251) : null, n === 0 ? (given.lon ?? 120.171) : null,
      ])
    }
    return ids[2]
  }

  /** What a practice sets at an organisation. */
  async set(org: Place, part: string, values: Record<string, unknown>): Promise<void> {
    for (const [key, value] of Object.entries(values)) {
      await this.owner.query('insert into setting (id, org, org_path, practice, part, key, value, from_at) values ($1, $2, $3, $4, $5, $6, $7, $8)', [
        newId('setting'), org.id, org.path, 'test@1', part, key, JSON.stringify(value), this.#now,
      ])
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.owner.end()
    await this.#app.close()
    for (const server of [this.server, ...this.#more]) await server.close()
    await this.#drop()
    rmSync(this.dataDir, { recursive: true, force: true })
  }
}

/** Opens a world; use it with `await using`, so that it is gone when the test ends. */
export const world = World.open

/** The day after tomorrow, nine to eleven in the morning in Shanghai. */
export const aWindow = (now: Date, days = 2): { from: string; to: string } => {
  const on = Day.parse(addDays(dayOf(now), days))
  return { from: `${on}T09:00:00+08:00`, to: `${on}T11:00:00+08:00` }
}

/** A community with a menu, a desk, a team and a door: what most tests of requests need. */
export async function community(w: World, given: { teams?: number } = {}) {
  const county = await w.org({ kind: 'county', name: '澄湖区' })
  const place = await w.org({ under: county })
  const door = await w.door(place)
  await w.set(county, 'marketplace.catalogue', {
    'services.haircut': { zh: '理发', en: 'Haircut', icon: 'scissors', minutes: 45, promiseHours: 48, skill: '理发', on: true },
    'services.errand': { zh: '代跑', en: 'Errand', icon: 'footprints', minutes: 60, promiseHours: 24, skill: null, on: true },
  })
  await w.set(county, 'ledger.currency', { currency: { zh: '积分', en: 'points' } })
  const desk = await w.staff(place)
  const teams = []
  for (let n = 0; n < (given.teams ?? 1); n += 1) teams.push(await w.team({ under: county, name: n === 0 ? '晨光义剪队' : `义剪${n + 1}队`, members: 1 }))
  return { county, place, door, desk, teams, resident: await w.person({ name: '林思远' }) }
}

type Community = Awaited<ReturnType<typeof community>>

/** Accepted, claimed by the first team, begun when the window begins and reported when it ends: its leader came, all that time. */
export async function visited(w: World, at: Pick<Community, 'desk' | 'teams'>, ...ids: readonly Id<'request'>[]) {
  const [{ leader } = { leader: at.desk }] = at.teams
  const { window } = await w.ok(at.desk, requests.show, { id: ids[0] ?? newId('request') })
  for (const id of ids) {
    await w.ok(at.desk, requests.accept, { id })
    await w.ok(leader, requests.claim, { id })
  }
  await w.to(window.from)
  for (const id of ids) await w.ok(leader, requests.begin, { id }, { hat: 'me' })
  await w.to(window.to)
  for (const id of ids) await w.ok(leader, requests.finish, { id, visits: [{ person: leader.id, from: window.from, to: window.to }] })
  return { leader, window }
}
