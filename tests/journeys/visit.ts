/** Opens a page as somebody sees it, and gathers what is wrong with it: for the eye that cannot look at every page each day. */
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Browser, BrowserContext, ConsoleMessage, Page } from 'playwright-core'
import { z } from 'zod'

/** The screens that the three shells are made for. */
export const screens = {
  hand: { width: 390, height: 844 },
  desk: { width: 1440, height: 900 },
  wall: { width: 1920, height: 1080 },
} as const
export type Shell = keyof typeof screens

/** Who looks, and through which shell. */
export interface Reader {
  origin: string
  shell: Shell
  /** A session's token; absent for a visitor. */
  token?: string
  /** The community that this phone chose. */
  community?: string
  /** The hat that this desk wore last, where somebody has several. */
  hat?: string
  language?: 'zh' | 'en'
  /** The large view. */
  care?: boolean
  /** Another screen than the shell's own, in CSS pixels. */
  screen?: { width: number; height: number }
}

/** A page that is open, and what was wrong with it so far. */
export interface Visited extends AsyncDisposable {
  page: Page
  faults: string[]
}

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Pages built for development, where React and antd say what they keep to themselves in production. The folder is the caller's to remove. */
export async function talkativeWeb(): Promise<string> {
  const to = mkdtempSync(join(tmpdir(), 'qunqing-pages-'))
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  await promisify(execFile)(process.execPath, [vite, 'build', '--mode', 'development', '--outDir', to, '--emptyOutDir'], {
    cwd: root, env: { ...process.env, NODE_ENV: 'development' },
  })
  return to
}

const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

const Found = z.array(z.object({ id: z.string(), impact: z.string().nullish(), nodes: z.array(z.string()) }))

/** What axe calls serious or critical: its rule and the first places. */
export async function seriousOf(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const found = await page.evaluate(`axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
    violations.map(({ id, impact, nodes }) => ({ id, impact, nodes: nodes.map((node) => node.html.slice(0, 160)) })))`)
  return Found.parse(found)
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `axe ${id}: ${nodes.slice(0, 3).join(' ')}`)
}

/** A refusal is an answer like another; only the browser calls it an error. Faults of the server's own stay. */
const isRefusal = (message: ConsoleMessage) => /the server responded with a status of 4\d\d/.test(message.text())

const Paths = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) })
const described = new Map<string, Promise<readonly RegExp[]>>()

/** Every call that the installation's `/openapi.json` names, method and path; what stands in braces is any one part of the address. */
function callsOf(origin: string): Promise<readonly RegExp[]> {
  const known = described.get(origin) ?? fetch(`${origin}/openapi.json`).then(async (reply) => {
    const { paths } = Paths.parse(await reply.json())
    const calls = Object.entries(paths).flatMap(([path, by]) => Object.keys(by).map((method) => `${method.toUpperCase()} ${path}`))
    return calls.map((call) => new RegExp(`^${call.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`))
  })
  described.set(origin, known)
  return known
}

/** What a program asks for: not the page itself, nor what it is drawn with. */
const CALLS: readonly string[] = ['fetch', 'xhr', 'eventsource', 'ping', 'websocket']

function watch(page: Page, origin: string, calls: readonly RegExp[]): string[] {
  const faults: string[] = []
  page.on('console', (message) => {
    if (['warning', 'error'].includes(message.type()) && !isRefusal(message)) faults.push(`console: ${message.text().slice(0, 300)}`)
  })
  page.on('pageerror', (error) => faults.push(`thrown: ${error.message}`))
  page.on('request', (request) => {
    const to = new URL(request.url())
    if (['http:', 'https:', 'ws:', 'wss:'].includes(to.protocol) && to.origin !== origin) faults.push(`left the origin: ${request.url()}`)
    const call = `${request.method()} ${to.pathname}`
    if (CALLS.includes(request.resourceType()) && !calls.some((one) => one.test(call))) faults.push(`not in /openapi.json: ${call}`)
  })
  return faults
}

/** Waits until nothing on the page is on its way any more: no skeleton, no letters to come, no movement. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('h1,h2') !== null && document.querySelector('.bone,.bones,.ant-spin-spinning') === null)
  await page.waitForFunction(() => document.fonts.status === 'loaded')
  await page.waitForTimeout(150)
  await page.waitForFunction(() => document.querySelector('.bone,.bones') === null)
}

/** A browser that remembers nothing but who is signed in. Its pages share what was fetched once, as on a device. */
export async function deviceOf(window: Browser, { origin, shell, token, community, hat, ...like }: Reader): Promise<BrowserContext> {
  const context = await window.newContext({
    viewport: like.screen ?? screens[shell], locale: 'zh-CN', timezoneId: 'Asia/Shanghai', hasTouch: shell === 'hand', reducedMotion: 'reduce',
  })
  if (token !== undefined) await context.addCookies([{ name: 'qq_session', value: token, url: origin }])
  const care = like.care === true ? 'on' : undefined
  const remembered = { 'qq-community': community, [`qq-hat-${shell}`]: hat, 'qq-language': like.language, 'qq-care': care }
  await context.addInitScript((kept) => {
    for (const [key, value] of Object.entries(kept)) if (value !== undefined) localStorage.setItem(key, value)
  }, remembered)
  return context
}

/** Opens the page at a whole address and waits until it has settled. */
export async function visit(device: BrowserContext, address: string): Promise<Visited> {
  const { origin } = new URL(address)
  const page = await device.newPage()
  const faults = watch(page, origin, await callsOf(origin))
  await page.goto(address)
  await settled(page)
  return { page, faults, [Symbol.asyncDispose]: () => page.close() }
}
