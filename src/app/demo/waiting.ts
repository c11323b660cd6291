/** The door while the demo is being filled: a visitor who acted meanwhile would be someone of the story at a time long past, so all are asked to wait. */
import { readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import { fail } from '#platform/failure.ts'
import { httpServer } from '#platform/http.ts'
import { Refusal } from '#platform/refuse.ts'
import { say } from '../say.ts'

const LOGO = new URL('../../web/public/logo.svg', import.meta.url)
const PAGE = new URL('waiting.html', import.meta.url)
/** A machine without Chinese letters gets ours. */
const FONT = dirname(fileURLToPath(import.meta.resolve('@fontsource-variable/noto-sans-sc/index.css')))
const SECONDS = 2

/** Who waits at the door. */
export interface Waiting {
  /** Says how much is done, from 0 to 1. */
  tell: (share: number) => void
  /** Opens the door. */
  close: () => Promise<void>
}

/** Answers everything at `host:port` with 503 until it is closed: a page that opens by itself later, and to programs the one shape. */
export async function keepWaiting({ host, port, level }: { host: string; port: number; level: string }): Promise<Waiting> {
  const app = httpServer(level, say)
  const page = (await readFile(PAGE, 'utf8')).replace('<!--logo-->', await readFile(LOGO, 'utf8'))
  let share = 0
  await app.register(fastifyStatic, { root: FONT, prefix: '/waiting/', index: false })
  app.get('/waiting/share', () => ({ share }))
  app.setNotFoundHandler((request, reply) => {
    void reply.header('retry-after', SECONDS).header('cache-control', 'no-store')
    if (request.headers.accept?.includes('text/html') !== true) return fail({ say }, new Refusal('setup.filling', 503), request, reply)
    return reply.status(503).type('text/html; charset=utf-8').send(page)
  })
  await app.listen({ host, port })
  return { tell: (now) => (share = now), close: () => app.close() }
}
