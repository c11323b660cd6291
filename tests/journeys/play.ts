/** What journeys play with: the product as `npm start` runs it, and people who sit before its pages. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { generate } from 'otplib'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { z } from 'zod'
import { realNow } from '#platform/clock.ts'
import { freePort } from '#app/launch/port.ts'
import { browser } from '../browser.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** A phone in the hand and a screen on a desk. */
export const PHONE = { width: 390, height: 844 }
export const DESK = { width: 1440, height: 900 }

/** The product in a process and a data directory of its own. */
export interface Product extends AsyncDisposable {
  address: string
  /** The line of the console that said it is there. */
  line: string
}

/** Starts `npm start` with these arguments and waits for a line of the console; each line before it is heard too. */
export async function start(args: readonly string[], until: RegExp, hear: (line: string) => void = () => undefined): Promise<Product> {
  const dataDir = mkdtempSync(join(tmpdir(), 'qunqing-journey-'))
  const port = await freePort()
  const env = { ...process.env, DATA_DIR: dataDir, PORT: String(port), DEMO_SIZE: 'county' }
  const child = spawn(process.execPath, ['src/app/start.ts', ...args], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const said: string[] = []
  child.stderr.on('data', (text: Buffer) => said.push(text.toString()))
  const end = async () => {
    child.kill('SIGTERM')
    await gone
    rmSync(dataDir, { recursive: true, force: true })
  }
  for await (const line of createInterface(child.stdout)) {
    said.push(line)
    hear(line)
    if (until.test(line)) return { address: `http://127.0.0.1:${port}`, line, [Symbol.asyncDispose]: end }
  }
  await end()
  throw new Error(`the product did not start:\n${said.join('\n')}`)
}

/** The product without a demo, and the one-time link that its console prints. */
export async function startEmpty(): Promise<Product & { link: string }> {
  const product = await start(['--empty'], /\/desk\/setup\?token=/)
  return { ...product, link: product.line.trim() }
}

const Outbox = z.object({ items: z.array(z.object({ code: z.string() })) })

/** Somebody before a page of their own, who notes whatever a browser complains about. */
export interface Player {
  page: Page
  /** Warnings and errors of the console, and requests that left the origin. */
  complaints: string[]
}

/** Presses a button by its whole name. */
export const press = ({ page }: Player, name: string) => page.getByRole('button', { name, exact: true }).click()
/** Fills a field by its label. */
export const fill = ({ page }: Player, label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text)
/** Follows a link by its whole name. */
export const follow = ({ page }: Player, name: string) => page.getByRole('link', { name, exact: true }).click()
/** A line of the desk's menu. */
export const turnTo = ({ page }: Player, name: string) => page.getByRole('navigation', { name: '菜单' }).getByRole('link', { name }).click()
/** The deed that a dialog or sheet asks about once more. */
export const agree = ({ page }: Player, verb: string) => page.getByRole('dialog').getByRole('button', { name: verb, exact: true }).click()
/** The toast that says a deed is done; it begins with `text`, so that the toast of the deed before is not taken for it. */
export const told = ({ page }: Player, text: string) => page.getByRole('status').getByText(new RegExp(`^${text}`)).waitFor()

/** Whom a journey tells of. */
export interface Person {
  name: string
  phone: string
  /** Told at the first sign-in. */
  born?: string
}

/** A report proposes the hour before now. Just after midnight that hour lies in the day before, so the leader writes it down. */
export async function lastHour(leader: Player, { name }: Person): Promise<void> {
  const here = new Date(realNow().getTime() + 8 * 3_600_000)
  if (here.getUTCHours() > 0) return
  await fill(leader, '哪一天', new Date(here.getTime() - 86_400_000).toISOString().slice(0, 10))
  await fill(leader, `${name}从几点`, '22:30')
  await fill(leader, `${name}到几点`, '23:30')
}

/** Where all people of a journey sit. */
export class Stage implements AsyncDisposable {
  readonly address: string
  readonly #window: Browser
  readonly #players: [string, Player][] = []

  private constructor(address: string, window: Browser) {
    this.address = address
    this.#window = window
  }

  static async open(address: string): Promise<Stage> {
    return new Stage(address, await browser())
  }

  /** A new person with a browser of their own. */
  async player({ name }: Person, viewport: { width: number; height: number }): Promise<Player> {
    const options: BrowserContextOptions = { viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce', baseURL: this.address }
    const context = await this.#window.newContext(options)
    const page = await context.newPage()
    page.setDefaultTimeout(15_000)
    const complaints: string[] = []
    page.on('console', (message) => {
      if (['warning', 'error'].includes(message.type())) complaints.push(`${message.type()} at ${page.url()}: ${message.text()}`)
    })
    page.on('pageerror', (error) => complaints.push(`error at ${page.url()}: ${error.message}`))
    context.on('request', (request) => {
      const { origin, protocol } = new URL(request.url())
      if (protocol.startsWith('http') && origin !== this.address) complaints.push(`${page.url()} asks ${request.url()}`)
    })
    this.#players.push([name, { page, complaints }])
    return { page, complaints }
  }

  /** Everything that any browser complained about. */
  complaints(): string[] {
    return this.#players.flatMap(([name, player]) => player.complaints.map((text) => `${name}: ${text}`))
  }

  /** The newest code that the local outbox holds for a phone. */
  async codeFor(phone: string): Promise<string> {
    const reply = await fetch(`${this.address}/dev/outbox.json?to=${phone}`)
    const code = Outbox.parse(await reply.json()).items[0]?.code
    if (code === undefined) throw new Error(`no code was sent to ${phone}`)
    return code
  }

  /** Signs in on the sign-in page; the first time it asks for a name, and a year of birth if one wants, and shows the notice. */
  async signIn({ page }: Player, { phone, name, born }: Person): Promise<void> {
    await page.getByLabel('手机号').fill(phone)
    await page.getByRole('button', { name: '发验证码' }).click()
    const code = page.getByRole('textbox', { name: '验证码' })
    await code.waitFor()
    // Six digits are sent without a further press.
    await code.fill(await this.codeFor(phone))
    await page.getByLabel('怎么称呼你').fill(name)
    if (born !== undefined) await page.getByLabel('出生年份').fill(born)
    await page.getByRole('checkbox', { name: '我看过了，同意' }).check()
    await page.getByRole('button', { name: '开始', exact: true }).click()
    await page.getByRole('checkbox', { name: '我看过了，同意' }).waitFor({ state: 'detached' })
  }

  /** Sets the second factor up from the key that its page shows, as an authenticator would. */
  async addFactor({ page }: Player): Promise<void> {
    await page.getByRole('button', { name: '开始设置' }).click()
    const secret = await page.getByRole('region', { name: '密钥' }).locator('code').innerText()
    await page.getByRole('textbox', { name: '动态码' }).fill(await generate({ secret: secret.replaceAll(' ', '') }))
    await page.getByRole('button', { name: '确认', exact: true }).click()
    await page.waitForURL((url) => url.pathname.startsWith('/desk'))
  }

  /** A member of staff at the desk: signs in by phone and second factor, and sees what waits. */
  async atDesk(person: Person): Promise<Player> {
    const player = await this.player(person, DESK)
    await player.page.goto('/desk')
    await player.page.getByRole('link', { name: '去登录' }).click()
    await this.signIn(player, person)
    await player.page.getByRole('link', { name: '去验证' }).click()
    await this.addFactor(player)
    return player
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#window.close()
  }
}
