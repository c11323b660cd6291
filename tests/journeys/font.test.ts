import { createReadStream, existsSync } from 'node:fs'
import { createServer } from 'node:http'
import { dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { browser } from '../browser.ts'

const font = dirname(fileURLToPath(import.meta.resolve('@fontsource-variable/noto-sans-sc/index.css')))
const types: Record<string, string> = { '.css': 'text/css', '.woff2': 'font/woff2' }

const html = (head: string) => `<!doctype html><meta charset="utf-8">${head}
  <p style="font:48px 'Noto Sans SC Variable'">群</p><p style="font:48px 'Noto Sans SC Variable'">青</p>`

async function serve() {
  const server = createServer((request, reply) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname
    if (path === '/bare' || path === '/shipped') {
      reply.setHeader('content-type', 'text/html')
      return reply.end(html(path === '/bare' ? '' : '<link rel="stylesheet" href="/index.css">'))
    }
    const file = join(font, path)
    if (!existsSync(file)) return reply.writeHead(404).end()
    reply.setHeader('content-type', types[extname(file)] ?? 'text/plain')
    return createReadStream(file).pipe(reply)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const bound = server.address()
  const port = typeof bound === 'object' && bound ? bound.port : 0
  return { at: `http://127.0.0.1:${port}`, [Symbol.asyncDispose]: async () => void server.close() }
}

/** The pictures of the page's two letters. */
async function letters(page: Page, address: string): Promise<[string, string]> {
  await page.goto(address, { waitUntil: 'networkidle' })
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  const picture = async (at: number) => (await page.locator('p').nth(at).screenshot()).toString('base64')
  return [await picture(0), await picture(1)]
}

test('Chinese is drawn with the shipped font alone, and a blank picture would be noticed', async () => {
  await using server = await serve()
  await using window = await browser()
  const page = await window.newPage()
  const [bareOne, bareTwo] = await letters(page, `${server.at}/bare`)
  expect(bareOne, 'the test browser has no Chinese font of its own').toBe(bareTwo)
  const [one, two] = await letters(page, `${server.at}/shipped`)
  expect(one).not.toBe(two)
  expect([one, two]).not.toContain(bareOne)
})
