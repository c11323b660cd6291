/** What a request says about who asks, and how. */
import '@fastify/cookie'
import type { FastifyRequest } from 'fastify'

/** One header as text. */
export const header = (request: FastifyRequest, name: string): string | undefined => {
  const value = request.headers[name]
  return typeof value === 'string' ? value : undefined
}

/** The session's token: the cookie of a browser, or the bearer of a program. */
export const tokenOf = (request: FastifyRequest): string | null =>
  header(request, 'authorization')?.match(/^Bearer (\S+)$/)?.[1] ?? request.cookies['qq_session'] ?? null

/** The reader's language: Chinese unless English is asked for. */
export const languageOf = (request: FastifyRequest): string =>
  /^en\b/i.test(header(request, 'qq-lang') ?? header(request, 'accept-language') ?? '') ? 'en' : 'zh'

/** A client that needs no answer but "done" (RFC 7240 §4.2). */
export const LITTLE = 'return=minimal'
export const wantsLittle = (request: FastifyRequest): boolean =>
  header(request, 'prefer')?.split(',').some((one) => one.trim().toLowerCase() === LITTLE) === true
