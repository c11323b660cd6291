import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { httpServer, serve } from '#platform/http.ts'
import type { Ports } from '#platform/ports.ts'
import { servePages } from './pages.ts'
import { say } from './say.ts'

/** A server with the three pages and no route beside them. */
async function shells() {
  const dist = mkdtempSync(join(tmpdir(), 'qunqing-pages-'))
  for (const shell of ['hand', 'desk', 'wall']) writeFileSync(join(dist, `${shell}.html`), `the ${shell}`)
  const app = httpServer('silent', say)
  serve(app, [], { say } as Ports)
  await servePages(app, dist)
  const end = async () => {
    await app.close()
    rmSync(dist, { recursive: true, force: true })
  }
  return { app, [Symbol.asyncDispose]: end }
}

test.each(['/api', '/api/nothing', '/api/requests/x/y?z=1', '/api/%zz', '/dev/nothing', '/dev/outbox.json'])('%s is no page: whatever the method, it is absent in the one shape', async (url) => {
  await using at = await shells()
  for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const) {
    const reply = await at.app.inject({ method, url, headers: { accept: 'text/html', 'accept-language': 'en' } })
    expect(reply.statusCode, method).toBe(404)
    expect(reply.headers['content-type'], method).toMatch(/^application\/json/)
    if (method !== 'HEAD') expect(reply.json(), method).toEqual({ code: 'absent', message: expect.stringMatching(/\w+ \w+/), facts: {}, trace: expect.stringMatching(/^[0-9A-F]{6}$/) })
  }
})

test.each([['/nowhere', 'hand'], ['/apis', 'hand'], ['/desk/nowhere', 'desk'], ['/wall/nowhere', 'wall']])('%s gets the page of the %s, which says that nothing is there', async (url, shell) => {
  await using at = await shells()
  const reply = await at.app.inject(url)
  expect([reply.statusCode, reply.body]).toEqual([200, `the ${shell}`])
})
