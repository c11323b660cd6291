/** The built pages: one entry a shell, everything under `assets/` cached for good. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'

const page = (distDir: string, shell: string) => async (_request: unknown, reply: FastifyReply) =>
  reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(await readFile(join(distDir, `${shell}.html`), 'utf8'))

/** What programs ask for is never answered with a page. */
const NO_PAGES = ['/api', '/api/*', '/dev', '/dev/*']

/** Serves the three shells, each answering all its paths; without a build (a test of the interface alone) there are no pages. */
export async function servePages(app: FastifyInstance, distDir: string): Promise<void> {
  if (!existsSync(join(distDir, 'hand.html'))) return
  await app.register(fastifyStatic, {
    root: distDir, index: false, maxAge: '365d', immutable: true, wildcard: false,
    // The build laid a packed copy beside each text.
    preCompressed: true, setHeaders: (reply) => void reply.setHeader('vary', 'accept-encoding'),
  })
  for (const path of ['/desk', '/desk/*']) app.get(path, page(distDir, 'desk'))
  for (const path of ['/wall', '/wall/*']) app.get(path, page(distDir, 'wall'))
  for (const path of NO_PAGES) app.get(path, (_request, reply) => reply.callNotFound())
  app.get('/', page(distDir, 'hand'))
  app.get('/*', page(distDir, 'hand'))
}
