/** Every failure in the one shape. */
import { createHash } from 'node:crypto'
import type { Socket } from 'node:net'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { languageOf } from './asked.ts'
import type { Ports } from './ports.ts'
import { newId } from './id.ts'
import { Refusal } from './refuse.ts'

/** What a thrown thing may say of itself. */
export interface Failure { statusCode?: number; code?: string; message?: string; syscall?: string }

// What the database itself says, where the app's own checks let something through or two writers met.
const DATABASE: Record<string, [string, number]> = {
  '42501': ['may.database', 403], '23505': ['conflict', 409], '23503': ['conflict', 409], '23514': ['input', 400], '22P02': ['input', 400], '22003': ['input', 400], '22008': ['input', 400],
  '22P05': ['input', 400], '22021': ['input', 400], '40001': ['busy', 503], '40P01': ['busy', 503], '57P01': ['away', 503], '57P02': ['away', 503], '57P03': ['away', 503], '08000': ['away', 503], '08003': ['away', 503], '08006': ['away', 503], '53300': ['busy', 503],
}

/** The database cannot be reached, or went away meanwhile: what the network says, and what its driver says without a code. */
const isAway = ({ code = '', syscall, message = '' }: Failure): boolean =>
  ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EAI_AGAIN', 'ENOTFOUND'].includes(code) || (code === 'ENOENT' && syscall === 'connect')
  || /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/.test(message)

/** Seconds after which it is worth asking again. */
const LATER = 10

const refusalOf = (error: Failure): Refusal | undefined => {
  if (error instanceof Refusal) return error
  const database = DATABASE[error.code ?? '']
  if (database !== undefined) return new Refusal(database[0], database[1])
  if (isAway(error)) return new Refusal('away', 503)
  if (error.statusCode === 413) return new Refusal('input.too-large', 413)
  if (error.statusCode !== undefined && error.statusCode < 500) return new Refusal('input', 400)
  return undefined
}

const traceOf = (id: string): string => createHash('sha256').update(id).digest('hex').slice(0, 6).toUpperCase()

/** Answers what the HTTP parser cannot read (a head beyond its size, no HTTP at all) in the one shape too, and hangs up. */
export function failUnread({ say }: Pick<Ports, 'say'>, { code }: { code?: string }, socket: Socket): void {
  if (code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const [said, status] = code === 'HPE_HEADER_OVERFLOW' ? ['input.too-large', '431 Request Header Fields Too Large'] : ['input', '400 Bad Request']
  const trace = traceOf(newId('trace'))
  const body = JSON.stringify({ code: said, message: say(said, 'zh', { trace }), facts: {}, trace })
  socket.end(`HTTP/1.1 ${status}\r\ncontent-type: application/json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`)
}

/** What passes by itself says when to ask again, unless somebody knows it better. */
function askLater({ status }: Refusal, reply: FastifyReply): void {
  if (status === 503 && !reply.hasHeader('retry-after')) void reply.header('retry-after', LATER)
}

/** Answers every failure in the one shape; what we did not foresee is 500 with a trace id and nothing else. */
export function fail(ports: Pick<Ports, 'say'>, error: Failure, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const trace = traceOf(request.id)
  const refusal = refusalOf(error)
  // Only the database's code and our own stack are logged: its message and detail may quote a value.
  if (refusal === undefined) request.log.error({ trace, fault: error.code ?? (error instanceof Error ? error.stack?.split('\n').slice(1, 5) : 'unknown') }, 'fault')
  const said = refusal ?? new Refusal('fault', 500)
  askLater(said, reply)
  return reply.status(said.status).send({
    code: said.code, message: ports.say(said.code, languageOf(request), { ...said.facts, trace }),
    ...(said.field === undefined ? {} : { field: said.field }), facts: said.facts, trace,
  })
}
