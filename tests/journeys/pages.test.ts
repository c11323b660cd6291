/** Every page that the router knows, as somebody sees it who may: with rows and with none. A new page is covered by being there. */
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, test } from 'vitest'
import type { Browser, BrowserContext } from 'playwright-core'
import { generatePath } from 'react-router'
import { catalogue } from '#web/i18n/catalogue.ts'
import type { Page } from '#web/pages.ts'
import { pages } from '#web/routes.ts'
import { browser } from '../browser.ts'
import { World, type Someone } from '../world.ts'
import { deskRoles, nothingYet, oneOfEach, type Cast, type DeskRole } from './one-of-each.ts'
import { deviceOf, seriousOf, talkativeWeb, visit } from './visit.ts'

let distDir: string
let w: World
let window: Browser
let full: Awaited<ReturnType<typeof oneOfEach>>
let empty: Cast

beforeAll(async () => {
  distDir = await talkativeWeb()
  w = await World.open({ distDir })
  window = await browser()
  full = await oneOfEach(w)
  empty = await nothingYet(w)
}, 120_000)

afterAll(async () => {
  await window.close()
  await w[Symbol.asyncDispose]()
  rmSync(distDir, { recursive: true, force: true })
})

const isDeskRole = (role: string): role is DeskRole => deskRoles.some((one) => one === role)

/** Whom a page of this shell is for, likeliest first; null is a visitor. */
function readers(page: Page, cast: Cast): (Someone | null)[] {
  const roles = page.nav?.roles?.filter(isDeskRole) ?? deskRoles
  if (page.shell !== 'hand') return roles.map((role) => cast.desk[role])
  return page.nav?.roles === undefined ? [cast.resident, cast.leader] : [cast.leader]
}

/** The address of a page: with a row's value for each parameter, or with values that nothing has. */
function addressOf(page: Page, rows: readonly (readonly [RegExp, string])[] | undefined): string {
  const names = [...page.path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '')
  const value = rows === undefined ? '01890000-0000-7000-8000-000000000000' : rows.find(([of]) => of.test(page.path))?.[1]
  if (names.length > 0 && value === undefined) throw new Error(`tests/journeys/one-of-each.ts has no row for ${page.path}`)
  return generatePath(page.path, Object.fromEntries(names.map((name) => [name, value ?? ''])))
}

const said = (keys: readonly string[]) => keys.map((key) => catalogue.zh[key] ?? key)
const denied = said(['state.deniedTitle', 'state.signInTitle', 'desk.noOffice'])
const missing = said(['state.missingTitle', 'page.missing'])

/** `there` is false where the page kept its record from this reader, or had none. */
interface Seen { faults: string[]; there: boolean }

const devices = new Map<string, Promise<BrowserContext>>()

/** What this person holds in the hand, or sits at: one device for all pages of a shell. */
function device(shell: Page['shell'], who: Someone | null, community: string): Promise<BrowserContext> {
  const key = `${shell} ${who?.id ?? 'visitor'} ${community}`
  const hat = shell === 'hand' || who === null ? {} : { hat: who.hat }
  const made = devices.get(key) ?? deviceOf(window, { origin: w.server.address, shell, community, ...(who && { token: who.token }), ...hat })
  devices.set(key, made)
  return made
}

async function see(page: Page, who: Someone | null, given: { path: string; community: Cast['community']; rows: boolean }): Promise<Seen> {
  await using open = await visit(await device(page.shell, who, given.community.id), w.server.address + given.path)
  const text = await open.page.locator('body').innerText()
  return { faults: [...open.faults, ...(await seriousOf(open.page))], there: ![...denied, ...(given.rows ? missing : [])].some((sentence) => text.includes(sentence)) }
}

/** What is wrong with a page for those whom it is for. On the hand everybody comes; at the desk the first office that may. */
async function wrongWith(page: Page, cast: Cast, rows?: readonly (readonly [RegExp, string])[]): Promise<string[]> {
  const path = addressOf(page, rows)
  const given = { path, community: cast.community, rows: rows !== undefined }
  const seen: Seen[] = []
  for (const who of readers(page, cast)) {
    const one = await see(page, who, given)
    if (one.there) seen.push(one)
    if (one.there && page.shell !== 'hand') break
  }
  if (page.open === true) seen.push(await see(page, null, given))
  return seen.length === 0 ? ['nobody may open it'] : [...new Set(seen.flatMap(({ faults }) => faults))]
}

describe.each(pages.map((page) => ({ page, at: `${page.shell} ${page.path}` })))('$at', ({ page }) => {
  test.concurrent('with rows', async ({ expect: own }) => own(await wrongWith(page, full.cast, full.rows)).toEqual([]))
  test.concurrent('with none', async ({ expect: own }) => own(await wrongWith(page, empty)).toEqual([]))
})
