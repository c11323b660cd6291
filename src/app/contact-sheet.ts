/** `npm run pages`: pictures of every page of the product, for people to look at. */
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { runnerImport } from 'vite'
import type { Browser } from 'playwright-core'
import type { Words } from '#web/i18n/words.ts'
import type { Page } from '#web/pages.ts'
import { browser } from '#tests/browser.ts'
import { layOut } from '#tests/journeys/contact-sheet.ts'
import { demoGround, emptyGround } from '#tests/journeys/grounds.ts'
import { nameOf, openings } from '#tests/journeys/openings.ts'
import { start } from '#tests/journeys/play.ts'
import { Camera, type Ground, type Picture } from '#tests/journeys/pictures.ts'
import { WrongUse } from './launch/cannot-start.ts'
import { command, type Outcome } from './launch/command.ts'
import { bar, tell } from './launch/console.ts'
import { ROOT } from './launch/settings.ts'
import { builtWeb } from './launch/web-build.ts'

const HELP = `npm run pages -- [--at ADDRESS] [--out DIR] [--only TEXT]

Takes a picture of every page that the router knows, as somebody sees it who may: on a phone and a laptop, with the demo's rows and with
none, in both languages, the hand's pages in the large view too, and of what opens over them. Writes DIR/index.html and DIR/sheets/*.png; it came true where every page was
seen with rows and with none.

  --at ADDRESS  a running demo of this checkout; without it one is started on a free port and a data directory of its own
  --out DIR     where the pictures go (.contact)
  --only TEXT   only pages whose shell and path contain it, as in --only 'desk /desk/practices'`

interface Asked { at?: string | undefined; out?: string | undefined; only?: string | undefined }

/** What only vite can read: the pages and words that it gathers from all modules. */
async function product(): Promise<{ pages: readonly Page[]; words: Words }> {
  const load = async <T>(path: string): Promise<T> => (await runnerImport<T>(join(ROOT, path), { root: ROOT, logLevel: 'error' })).module
  const { pages } = await load<{ pages: readonly Page[] }>('src/web/routes.ts')
  const { catalogue } = await load<{ catalogue: Words }>('src/web/i18n/catalogue.ts')
  return { pages, words: catalogue }
}

const ended = () => Promise.resolve()

/** The demo county in a process and a folder of its own, or the one that is named. */
const demo = (at: string | undefined): Promise<AsyncDisposable & { address: string }> =>
  at === undefined ? start([], /ready/, (line) => /[█░]/.test(line) && tell(line)) : Promise.resolve({ address: at, [Symbol.asyncDispose]: ended })

/** As many pages at a time as the machine that we promise our times for has cores. */
const LANES = 2

async function inLanes<T>(work: readonly (() => Promise<T>)[]): Promise<T[]> {
  const waiting = [...work.entries()]
  const done: T[] = []
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) done[next[0]] = await next[1]()
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  return done
}

interface Shooting { window: Browser; to: string; pages: readonly Page[]; words: Words; grounds: readonly Ground[] }

/** Every picture, and which page nobody could open where. */
async function shoot({ window, to, pages, words, grounds }: Shooting): Promise<{ pictures: Picture[]; unseen: string[] }> {
  const camera = new Camera(window, to, words)
  const unseen: string[] = []
  const show = bar('pages')
  let done = 0
  const taken = await inLanes(pages.map((page) => async () => {
    const pictures: Picture[] = []
    for (const ground of grounds) {
      const some = await camera.of(page, ground)
      if (some.length === 0) unseen.push(`${page.shell} ${page.path} ${ground.rows === undefined ? 'with none' : 'with rows'}`)
      pictures.push(...some)
    }
    show((done += 1), pages.length)
    return pictures
  }))
  return { pictures: taken.flat(), unseen }
}

/** Every picture of what opens over those pages where there are rows, and what would not open. */
async function shootOpenings({ window, to, pages, words, grounds }: Shooting): Promise<{ pictures: Picture[]; unopened: string[] }> {
  const camera = new Camera(window, to, words)
  const unopened: string[] = []
  const work = grounds.filter(({ things }) => things !== undefined).flatMap((ground) =>
    openings.flatMap((opening) => pages.filter(({ name }) => name === opening.page).map((page) => async () => {
      const pictures = await camera.ofOpening(opening, page, ground).catch(() => [])
      if (pictures.length === 0) unopened.push(nameOf(opening))
      return pictures
    })))
  return { pictures: (await inLanes(work)).flat(), unopened }
}

/** Takes and lays out what was asked for. */
async function run({ at, out: folder = '.contact', only = '' }: Asked): Promise<Outcome> {
  if (at !== undefined && !URL.canParse(at)) throw new WrongUse(`${at} 不是网址，网址像 http://127.0.0.1:3000。`, `${at} is no address, as http://127.0.0.1:3000 is.`)
  const out = resolve(ROOT, folder)
  const { pages, words } = await product()
  const wanted = pages.filter(({ shell, path }) => `${shell} ${path}`.includes(only))
  if (wanted.length === 0) throw new WrongUse(`没有叫 ${only} 的页面。`, `No page is called ${only}.`)
  mkdirSync(out, { recursive: true })
  await using county = await demo(at?.replace(/\/$/, ''))
  await using none = await emptyGround(await builtWeb(out, tell))
  await using window = await browser()
  const shooting = { window, to: out, pages: wanted, words, grounds: [await demoGround(county.address), none] }
  const { pictures: ofPages, unseen } = await shoot(shooting)
  const { pictures: ofOpenings, unopened } = await shootOpenings(shooting)
  const pictures = [...ofPages, ...ofOpenings]
  const sheets = await layOut(window, out, pictures)
  const faults = [...new Set(pictures.flatMap(({ page, faults: of }) => of.map((fault) => `${page} ${fault}`)))]
  return { ok: unseen.length === 0, index: join(out, 'index.html'), pages: wanted.length, pictures: pictures.length, sheets, unseen, unopened, faults }
}

await command(HELP, { options: { at: { type: 'string' }, out: { type: 'string' }, only: { type: 'string' } } }, ({ values }) => run(values))
