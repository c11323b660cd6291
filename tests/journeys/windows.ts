/** One story in several windows: who sits before a page, what they press, and in which language it is told. */
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { word } from '#app/say.ts'
import { dayText, sentence } from '#web/i18n/format.ts'
import { chineseIn, smallIn } from './everybody.ts'
import { deviceOf, visit, type Reader, type Visited } from './visit.ts'

type Language = 'zh' | 'en'

/** How a story is told. */
export interface Telling {
  language: Language
  /** The large view. */
  care?: boolean
}

/** What begins with this text, whatever in it has a meaning for patterns. */
export const beginning = (text: string): RegExp => new RegExp(`^${text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}`)

/** A page, and what its reader does there by the names that the catalogue of her language gives. Keys are word keys. */
export class Seat {
  readonly page: Page
  readonly faults: string[]
  readonly language: Language
  readonly #care: boolean

  constructor({ page, faults }: Visited, { language, care = false }: Telling) {
    this.page = page
    this.faults = faults
    this.language = language
    this.#care = care
  }

  /** Looks at what is shown now: in English nothing is Chinese but these names, in the large view nothing is small. */
  async look(names: readonly string[]): Promise<void> {
    const chinese = this.language === 'zh' ? [] : (await chineseIn(this.page)).filter((piece) => !names.some((name) => name.includes(piece)))
    const small = this.#care ? await smallIn(this.page) : []
    this.faults.push(...chinese.map((piece) => `Chinese in English: ${piece}`), ...small)
  }

  /** The words under a key. */
  word(key: string, facts: Record<string, unknown> = {}): string {
    return word(key, this.language, facts)
  }

  button(key: string, facts: Record<string, unknown> = {}): Locator {
    return this.page.getByRole('button', { name: this.word(key, facts), exact: true })
  }

  press(key: string, facts: Record<string, unknown> = {}): Promise<void> {
    return this.button(key, facts).click()
  }

  /** The deed that a dialog or sheet asks about once more. */
  agree(key: string, facts: Record<string, unknown> = {}): Promise<void> {
    return this.page.getByRole('dialog').getByRole('button', { name: this.word(key, facts), exact: true }).click()
  }

  says(key: string, facts: Record<string, unknown> = {}): Promise<void> {
    return this.page.getByText(this.word(key, facts)).first().waitFor()
  }

  fill(key: string, text: string): Promise<void> {
    return this.page.getByLabel(this.word(key)).fill(text)
  }

  /** Chooses by the beginning of a name: notes may follow it. */
  choose(name: string): Promise<void> {
    return this.page.getByRole('radio', { name: beginning(name) }).check()
  }

  /** Chooses a day so many days ahead, and a part of it. */
  async chooseWindow(now: Date, days: number, part: 'morning' | 'afternoon' | 'evening'): Promise<void> {
    await this.choose(sentence(dayText(now.getTime() + days * 86_400_000, now.getTime(), this.language)))
    await this.choose(this.word(`order.when.${part}`))
  }

  /** Estate, building, door. */
  async choosePlace(steps: readonly string[]): Promise<void> {
    await this.press('order.place.pick')
    for (const step of steps) await this.page.getByRole('dialog').getByRole('button', { name: step, exact: true }).click()
  }
}

/** Who sits down, before which shell, on which page. */
export interface Sitting {
  token: string
  hat: string
  shell: Reader['shell']
  path: string
  screen?: { width: number; height: number }
}

/** Seats people before windows of their own at an address, in a community that their phones chose. */
export const seats = (window: Browser, at: { origin: string; community: string }) =>
  async ({ token, hat, shell, path, screen }: Sitting, telling: Telling = { language: 'zh' }): Promise<Seat> => {
    const device = await deviceOf(window, { ...at, shell, token, ...telling, ...(shell !== 'hand' && { hat }), ...(screen && { screen }) })
    return new Seat(await visit(device, `${at.origin}${path}`), telling)
  }

/** What a person did with thumb and keys in one browser, whatever pages it went through. */
export interface Effort {
  /** Taps on what is pressed or chosen. */
  taps: number
  /** Taps that put the cursor into a field to write in; they belong to the text. */
  fields: number
  /** Keys, each letter of a text among them. */
  keys: number
}

const WRITTEN = 'input:not([type=radio],[type=checkbox],[type=button]),textarea'

/** Counts from now on, in the browser itself: nothing that a test presses is left out. Pages that are open already are not counted. */
export async function effortIn(device: BrowserContext): Promise<Effort> {
  const effort: Effort = { taps: 0, fields: 0, keys: 0 }
  await device.exposeFunction('counted', (what: keyof Effort) => void (effort[what] += 1))
  await device.addInitScript((written) => {
    const tell = (what: string) => void Reflect.get(globalThis, 'counted')(what)
    addEventListener('pointerdown', ({ target }) => tell(target instanceof Element && target.matches(written) ? 'fields' : 'taps'), true)
    addEventListener('keydown', () => tell('keys'), true)
  }, WRITTEN)
  return effort
}

/** Writes as a person does: where the cursor is not there yet it takes a tap, and every letter a key. */
export async function write(page: Page, label: string, text: string): Promise<void> {
  const field = page.getByLabel(label).first()
  await field.waitFor()
  if (!(await field.evaluate((one) => one === document.activeElement))) await field.click()
  await page.keyboard.type(text)
}
