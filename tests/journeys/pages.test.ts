/** Every page that the router knows, as somebody sees it who may: with rows and with none. A new page is covered by being there. */
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, test } from 'vitest'
import type { Browser, BrowserContext } from 'playwright-core'
import { catalogue } from '#web/i18n/catalogue.ts'
import type { Page } from '#web/pages.ts'
import { pages } from '#web/routes.ts'
import { browser } from '../browser.ts'
import { World } from '../world.ts'
import { addressOf, readers, shut, type Cast, type Rows, type Visitor } from './every-page.ts'
import { nothingYet, oneOfEach } from './one-of-each.ts'
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

/** `there` is false where the page kept its record from this reader, or had none. */
interface Seen { faults: string[]; there: boolean }

const devices = new Map<string, Promise<BrowserContext>>()

/** What this person holds in the hand, or sits at: one device for all pages of a shell. */
function device(shell: Page['shell'], who: Visitor | null, community: string): Promise<BrowserContext> {
  const key = `${shell} ${who?.id ?? 'visitor'} ${community}`
  const hat = shell === 'hand' || who?.hat === undefined ? {} : { hat: who.hat }
  const made = devices.get(key) ?? deviceOf(window, { origin: w.server.address, shell, community, ...(who && { token: who.token }), ...hat })
  devices.set(key, made)
  return made
}

async function see(page: Page, who: Visitor | null, given: { path: string; community: Cast['community']; rows: boolean }): Promise<Seen> {
  await using open = await visit(await device(page.shell, who, given.community.id), w.server.address + given.path)
  const text = await open.page.locator('body').innerText()
  return { faults: [...open.faults, ...(await seriousOf(open.page))], there: !shut(catalogue, given.rows).some((sentence) => text.includes(sentence)) }
}

/** What is wrong with a page for those whom it is for. On the hand everybody comes; at the desk the first office that may. */
async function wrongWith(page: Page, cast: Cast, rows?: Rows): Promise<string[]> {
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
