import type { FastifyReply } from 'fastify'
import { SESSION } from './session.ts'

const COOKIE = 'qq_session'

/** Hands a browser its session: out of reach of scripts, and not sent along by other sites. */
export function setSession(reply: FastifyReply, token: string): void {
  const { protocol, headers } = reply.request
  const secure = protocol === 'https' || headers['x-forwarded-proto'] === 'https'
  reply.setCookie(COOKIE, token, { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: SESSION / 1000 })
}

/** Takes the session away from a browser. */
export function clearSession(reply: FastifyReply): void {
  reply.clearCookie(COOKIE, { path: '/' })
}
