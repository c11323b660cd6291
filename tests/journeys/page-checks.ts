/**
 * Every page that the router knows, as somebody sees it who may, with rows and with none, and whatever opens over it. A new page is
 * covered by being there, a new sheet by its line in `openings.ts`. Two files share the shells, so that two workers do.
 */
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, test } from 'vitest'
import type { Browser, BrowserContext, Page as Tab } from 'playwright-core'
import { catalogue } from '#web/i18n/catalogue.ts'
import type { Page } from '#web/pages.ts'
import { pages } from '#web/routes.ts'
import { browser } from '../browser.ts'
import { World } from '../world.ts'
import { addressOf, readers, shut, type Cast, type Rows, type Visitor } from './every-page.ts'
import { chineseIn, cutIn, deafIn, inLanguage, inLarge, smallIn } from './everybody.ts'
import { nothingYet, oneOfEach } from './one-of-each.ts'
import { actorOf, addressOfOpening, nameOf, openings, openIt, turnTo, type Opening } from './openings.ts'
import { deviceOf, screens, seriousOf, talkativeWeb, visit } from './visit.ts'

/** The bulletin's own title and masthead, people of this county, what they wrote, and the switch to Chinese, which says so in Chinese. */
const said = ['居民点单有人接', '居民第一次点单', '邻里小事有人办', '青年工作简报', '林思远', '孙悦', '沈若溪', '高远', '队员', '想理个短发', '这几天停水', '下周一起再点一次', '离得近的排在后面', '驻地改好了', '中文']

let distDir: string
let w: World
let window: Browser
let full: Awaited<ReturnType<typeof oneOfEach>>
let empty: Cast
/** Names of people, places and teams, and what people wrote: Chinese in every language. */
let ownWords: string[]

async function begin(): Promise<void> {
  distDir = await talkativeWeb()
  w = await World.open({ distDir })
  window = await browser()
  full = await oneOfEach(w)
  empty = await nothingYet(w)
  const { rows } = await w.owner.query<{ name: string }>('select name from org union select name from premise union select name from area')
  ownWords = [...rows.map(({ name }) => name), ...said]
}

async function end(): Promise<void> {
  await window.close()
  await w[Symbol.asyncDispose]()
  rmSync(distDir, { recursive: true, force: true })
}

/** `there` is false where the page kept its record from this reader, or had none. */
interface Seen { faults: string[]; there: boolean; looked: boolean }

/** What it owes to everybody: in Chinese, enlarged and without a mouse; in English; and on the hand in the large view. */
async function owing(page: Tab, hand: boolean, opening?: Opening): Promise<string[]> {
  const faults = [...(await deafIn(page)), ...(await cutIn(page, { text: hand }))]
  await turnTo(page, opening, 'en', catalogue)
  const own = [...ownWords, ...(opening?.own ?? [])]
  const chinese = (await chineseIn(page)).filter((piece) => !own.some((word) => word.includes(piece)))
  faults.push(...chinese.map((piece) => `Chinese in English: ${piece}`), ...(await cutIn(page, { text: false })).map((fault) => `in English ${fault}`))
  await inLanguage(page, 'zh')
  if (!hand) return faults
  await inLarge(page, true)
  return [...faults, ...(await smallIn(page)), ...(await cutIn(page, { text: false })).map((fault) => `large, ${fault}`)]
}

const devices = new Map<string, Promise<BrowserContext>>()

/** What this person holds in the hand, or sits at: one device for all pages of a shell. */
function device(shell: Page['shell'], who: Visitor | null, community: string): Promise<BrowserContext> {
  const key = `${shell} ${who?.id ?? 'visitor'} ${community}`
  const hat = shell === 'hand' || who?.hat === undefined ? {} : { hat: who.hat }
  const made = devices.get(key) ?? deviceOf(window, { origin: w.server.address, shell, community, ...(who && { token: who.token }), ...hat })
  devices.set(key, made)
  return made
}

interface Given { path: string; community: Cast['community']; rows: boolean; /** Whether what it owes to everybody is still to be looked at. */ owes: boolean }

async function see(page: Page, who: Visitor | null, given: Given): Promise<Seen> {
  await using open = await visit(await device(page.shell, who, given.community.id), w.server.address + given.path)
  const text = await open.page.locator('body').innerText()
  const faults = [...open.faults, ...(await seriousOf(open.page))]
  const there = !shut(catalogue, given.rows).some((sentence) => text.includes(sentence))
  const looked = there && given.owes && new URL(open.page.url()).pathname === given.path
  return { faults: looked ? [...faults, ...(await owing(open.page, page.shell === 'hand'))] : faults, there, looked }
}

/** What is wrong with a page for those whom it is for. On the hand everybody comes; at the desk the first office that may. */
async function wrongWith(page: Page, cast: Cast, rows?: Rows): Promise<string[]> {
  const given = { path: addressOf(page, rows), community: cast.community, rows: rows !== undefined }
  const seen: Seen[] = []
  const owes = () => rows !== undefined && page.shell !== 'wall' && seen.every(({ looked }) => !looked)
  for (const who of readers(page, cast)) {
    const one = await see(page, who, { ...given, owes: owes() })
    if (one.there) seen.push(one)
    if (one.there && page.shell !== 'hand') break
  }
  if (page.open === true) seen.push(await see(page, null, { ...given, owes: owes() }))
  return seen.length === 0 ? ['nobody may open it'] : [...new Set(seen.flatMap(({ faults }) => faults))]
}

/** What is wrong with what opens: with axe, and by what it owes to everybody. */
async function wrongWithOpening(opening: Opening, page: Page): Promise<string[]> {
  const path = addressOfOpening(opening, page, full.things)
  if (path === undefined) return ['there is no record for it']
  await using open = await visit(await device(page.shell, actorOf(opening, full.cast), full.cast.community.id), w.server.address + path)
  if (opening.small === true) await open.page.setViewportSize(screens.hand)
  await openIt(open.page, opening, catalogue.zh)
  return [...open.faults, ...(await seriousOf(open.page)), ...(await owing(open.page, page.shell === 'hand', opening))]
}

/** Checks the pages of these shells and whatever opens over them. */
export function checkPages(shells: readonly Page['shell'][]): void {
  beforeAll(begin, 120_000)
  afterAll(end)

  const those = pages.filter(({ shell }) => shells.includes(shell))
  describe.each(those.map((page) => ({ page, at: `${page.shell} ${page.path}` })))('$at', ({ page }) => {
    test.concurrent('with rows', async ({ expect: own }) => own(await wrongWith(page, full.cast, full.rows)).toEqual([]))
    test.concurrent('with none', async ({ expect: own }) => own(await wrongWith(page, empty)).toEqual([]))
  })

  const opened = openings.flatMap((opening) => those.filter(({ name }) => name === opening.page).map((page) => ({ opening, page, at: nameOf(opening) })))
  describe.each(opened)('$at', ({ opening, page }) => {
    test.concurrent('opens for everybody', async ({ expect: own }) => own(await wrongWithOpening(opening, page)).toEqual([]))
  })
}
