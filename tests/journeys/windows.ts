/** One story in several windows: who sits before a page, what they press, and in which language it is told. */
import type { Browser, Locator, Page } from 'playwright-core'
import { word } from '#app/say.ts'
import { dayText, sentence } from '#web/i18n/format.ts'
import type { World } from '../world.ts'
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
export const beginning = (text: string): RegExp => new RegExp(`^${RegExp.escape(text)}`)

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

/** Seats people before windows of their own, in one language. */
export const seats = (window: Browser, w: World, community: string) =>
  async ({ token, hat, shell, path, screen }: Sitting, telling: Telling = { language: 'zh' }): Promise<Seat> => {
    const origin = w.server.address
    const device = await deviceOf(window, { origin, shell, token, community, ...telling, ...(shell !== 'hand' && { hat }), ...(screen && { screen }) })
    return new Seat(await visit(device, `${origin}${path}`), telling)
  }
