/** Where pictures are taken: the demo county with its rows, and a county where nothing has happened yet. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '#app/migrate.ts'
import { cast as people, type DemoPerson } from '#app/demo/people.ts'
import { Stage } from '#app/demo/stage.ts'
import { launch } from '#app/launch/postgres.ts'
import * as bulletins from '#kernels/insight/bulletins/contract.ts'
import * as figures from '#kernels/insight/figures/contract.ts'
import * as requests from '#kernels/marketplace/requests/contract.ts'
import * as door from '#kernels/registry/sign-in/contract.ts'
import * as practices from '#practices/install/contract.ts'
import { testSecrets } from '../secrets.ts'
import { World } from '../world.ts'
import { nothingYet } from './one-of-each.ts'
import type { Ground } from './pictures.ts'

async function arrive(stage: Stage, who: DemoPerson) {
  const at = await stage.arrive(who)
  const { me } = await stage.call(at, door.me, {})
  const office = me?.offices.find(({ hat }) => hat !== null)
  return { ...at, community: office?.org.id, ...(office?.hat && { hat: office.hat }) }
}

/** The demo county at `origin`: its people, and one row for each page that is about one. */
export async function demoGround(origin: string): Promise<Ground> {
  const stage = new Stage(origin)
  const [resident, leader, helper, staff, admin, chief, editor, auditor] = await Promise.all(
    [people.resident, people.leader, people.helper, people.desk, people.admin, people.chief, people.editor, people.auditor].map((who) => arrive(stage, who)),
  )
  if (!resident || !leader || !helper || !staff?.community || !admin || !chief || !editor || !auditor) throw new Error('the demo has nobody to sit there')
  const [mine, waiting, drafted, shelf, counted] = await Promise.all([
    stage.call(resident, requests.mine, {}), stage.call(staff, requests.inbox, {}), stage.call(editor, bulletins.list, {}),
    stage.call(admin, practices.library, {}), stage.call(editor, figures.list, {}),
  ])
  const on = mine.items.find(({ state }) => state === 'claimed') ?? mine.items[0]
  const { items: taken } = await stage.call(leader, requests.teamRequests, {})
  const inState = (state: string) => mine.items.find((one) => one.state === state && (one.team === null || taken.some(({ id }) => id === one.id)))?.id
  const issue = drafted.items.find(({ state }) => state === 'published') ?? drafted.items[0]
  const rows = [
    [/^\/requests/, on?.id], [/^\/desk\/requests/, waiting.items[0]?.id], [/bulletins/, issue?.id], [/practices/, shelf.items[0]?.key], [/figures/, counted.items[0]?.key],
  ] as const
  return {
    origin, cast: { community: { id: staff.community }, resident, leader, helper, desk: { staff, admin, leader: chief, editor, auditor } },
    rows: rows.flatMap(([of, value]) => (value === undefined ? [] : [[of, value] as const])),
    things: Object.fromEntries([
      ...(['open', 'claimed', 'working', 'finished'] as const).map((state) => [state, inState(state)] as const),
      ['submitted', waiting.items.find(({ state }) => state === 'submitted')?.id] as const, ['draft', drafted.items.find(({ state }) => state === 'draft')?.id] as const,
    ].filter(([, id]) => id !== undefined)),
  }
}

/** Offices, a team and a resident, and not one record; on a database of its own that goes with it. */
export async function emptyGround(distDir: string): Promise<Ground & AsyncDisposable> {
  const dataDir = mkdtempSync(join(tmpdir(), 'qunqing-empty-'))
  const { url, stop } = await launch({ dataDir, log: () => undefined })
  await migrate(url, testSecrets)
  const w = await World.open({ on: url, distDir })
  const end = async () => {
    await w[Symbol.asyncDispose]()
    await stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { origin: w.server.address, cast: await nothingYet(w), [Symbol.asyncDispose]: end }
}
