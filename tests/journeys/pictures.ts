/** Pictures of every page as those see it whom it is for: on a phone and a laptop, with rows and with none, in both languages, large. */
import { join } from 'node:path'
import type { Browser, BrowserContext, Page as Tab } from 'playwright-core'
import type { Words } from '#web/i18n/words.ts'
import type { Page } from '#web/pages.ts'
import { addressOf, readers, shut, type Cast, type Rows, type Visitor } from './every-page.ts'
import { inLarge } from './everybody.ts'
import { actorOf, addressOfOpening, nameOf, openIt, turnTo, type Opening, type Things } from './openings.ts'
import { deviceOf, screens, visit, type Visited } from './visit.ts'

/** Where the pages are served, who is there, and what there is to see; without `rows` nothing is. */
export interface Ground { origin: string; cast: Cast; rows?: Rows; things?: Things }

interface View { device: 'phone' | 'laptop' | 'wall'; language: 'zh' | 'en'; care?: true }

/** One picture that was taken, in the folder of all. */
export interface Picture extends View { page: string; rows: boolean; file: string; faults: string[] }

const phone = screens.hand
const laptop = screens.desk
const sizes = { phone, laptop, wall: screens.wall } as const

const views: Readonly<Record<Page['shell'], readonly View[]>> = {
  hand: [
    { device: 'phone', language: 'zh' }, { device: 'phone', language: 'en' }, { device: 'phone', language: 'zh', care: true },
    { device: 'laptop', language: 'zh' }, { device: 'laptop', language: 'en' },
  ],
  desk: [
    { device: 'phone', language: 'zh' }, { device: 'phone', language: 'en' }, { device: 'laptop', language: 'zh' }, { device: 'laptop', language: 'en' },
  ],
  wall: [{ device: 'wall', language: 'zh' }, { device: 'wall', language: 'en' }],
}

/** As tall as the page, at most two screens: what lies below the first look is looked at too. */
async function grow(tab: Tab, { width, height }: { width: number; height: number }): Promise<void> {
  const whole = await tab.evaluate(() => {
    const main = document.getElementById('main')
    return Math.max(document.documentElement.scrollHeight, main === null ? 0 : main.scrollHeight + innerHeight - main.clientHeight)
  })
  if (whole > height) await tab.setViewportSize({ width, height: Math.min(whole, 2 * height) })
}

/** Takes pictures in one browser, into one folder. */
export class Camera {
  readonly #window: Browser
  readonly #to: string
  readonly #words: Words
  readonly #devices = new Map<string, Promise<BrowserContext>>()

  constructor(window: Browser, to: string, words: Words) {
    this.#window = window
    this.#to = to
    this.#words = words
  }

  #device(ground: Ground, page: Page, who: Visitor | null, view: View): Promise<BrowserContext> {
    const key = [ground.origin, page.shell, who?.id ?? 'visitor', view.device, view.language, view.care === true].join(' ')
    const { shell } = page
    const made = this.#devices.get(key) ?? deviceOf(this.#window, {
      origin: ground.origin, shell, community: ground.cast.community.id, ...(who && { token: who.token }),
      ...(shell !== 'hand' && who?.hat !== undefined && { hat: who.hat }), ...view, screen: sizes[view.device],
    })
    this.#devices.set(key, made)
    return made
  }

  /** Opens a page as this reader; undefined where it keeps its record from them. */
  async #open(ground: Ground, page: Page, who: Visitor | null, view: View): Promise<(Visited & { shows: number }) | undefined> {
    const path = addressOf(page, ground.rows)
    const open = await visit(await this.#device(ground, page, who, view), ground.origin + path)
    const text = await open.page.locator('body').innerText()
    const kept = shut(this.#words, ground.rows !== undefined).some((sentence) => text.includes(sentence))
    // A page that leads elsewhere, as sign-in does, is for others first.
    const stays = new URL(open.page.url()).pathname === path
    if (!kept) return { ...open, shows: stays ? text.length : 0 }
    await open[Symbol.asyncDispose]()
    return undefined
  }

  /** Who has most to see there, of those whom the page is for; undefined where nobody may open it. */
  async #reader(page: Page, ground: Ground, view: View): Promise<Visitor | null | undefined> {
    let found: { who: Visitor | null; shows: number } | undefined
    for (const who of [...readers(page, ground.cast), ...(page.open === true ? [null] : [])]) {
      await using open = await this.#open(ground, page, who, view)
      if (open !== undefined && open.shows > (found?.shows ?? -1)) found = { who, shows: open.shows }
    }
    return found?.who
  }

  async #take(ground: Ground, page: Page, who: Visitor | null, view: View): Promise<Picture[]> {
    await using open = await this.#open(ground, page, who, view)
    if (open === undefined) return []
    await grow(open.page, sizes[view.device])
    const rows = ground.rows !== undefined
    const file = `${[page.shell, page.name, view.device, view.care === true ? 'care' : view.language, rows ? 'rows' : 'none'].join('-')}.png`
    await open.page.screenshot({ path: join(this.#to, file), animations: 'disabled' })
    return [{ ...view, page: `${page.shell} ${page.path}`, rows, file, faults: open.faults }]
  }

  /** The pictures of what opens over a page or beside it; none where the ground has nothing to open it with. */
  async ofOpening(opening: Opening, page: Page, ground: Ground): Promise<Picture[]> {
    const path = addressOfOpening(opening, page, ground.things ?? {})
    if (path === undefined) return []
    const pictures: Picture[] = []
    for (const view of views[page.shell].filter(({ device }) => opening.small !== true || device === 'phone')) {
      const { care, ...plain } = view
      await using open = await visit(await this.#device(ground, page, actorOf(opening, ground.cast), { ...plain, language: 'zh' }), ground.origin + path)
      await openIt(open.page, opening, this.#words.zh)
      if (view.language === 'en') await turnTo(open.page, opening, 'en', this.#words)
      if (care === true) await inLarge(open.page, true)
      const file = `${[page.shell, page.name, opening.name, view.device, care === true ? 'care' : view.language, 'rows'].join('-')}.png`
      await open.page.screenshot({ path: join(this.#to, file), animations: 'disabled' })
      pictures.push({ ...view, page: `${page.shell} ${nameOf(opening)}`, rows: true, file, faults: open.faults })
    }
    return pictures
  }

  /** The pictures of one page as its reader sees it; none where nobody may. */
  async of(page: Page, ground: Ground): Promise<Picture[]> {
    const [first, ...others] = views[page.shell]
    const who = first && (await this.#reader(page, ground, first))
    if (first === undefined || who === undefined) return []
    const pictures: Picture[] = []
    for (const view of [first, ...others]) pictures.push(...(await this.#take(ground, page, who, view)))
    return pictures
  }
}
