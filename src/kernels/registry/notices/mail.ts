/** E-mail by SMTP (RFC 5321), with TLS wherever the server is not on this machine. */
import { createTransport } from 'nodemailer'
import { z } from 'zod'
import type { Sent } from './gateway/gateway.ts'

/** The mail server that the operator set. */
export interface MailSettings { host: string; port: number; user: string | undefined; password: string | undefined; from: string }

/** One mail. `id` becomes its Message-ID, so that a second try is known as one. */
export interface Mail { to: string; subject: string; text: string; id: string }

/** Sends one. It never throws. */
export type Mailer = (mail: Mail) => Promise<Sent>

const TIMEOUT = 8000
const OVER_TLS = 465

const Fault = z.object({ responseCode: z.number().optional(), code: z.string().optional() })

/** A server's no to the address is final (5xx); to us, or for now, it is not. */
function judged(fault: unknown): Sent {
  const { responseCode, code } = Fault.catch({}).parse(fault)
  const said = responseCode === undefined ? (code ?? 'silence') : `smtp-${responseCode}`
  return { is: responseCode !== undefined && responseCode >= 500 && code !== 'EAUTH' ? 'refused' : 'again', code: said }
}

/** The mailer of an installation. */
export function mailerOf({ host, port, user, password, from }: MailSettings): Mailer {
  const here = host === 'localhost' || host.startsWith('127.')
  const transport = createTransport({
    host, port, secure: port === OVER_TLS, requireTLS: port !== OVER_TLS && !here, ignoreTLS: here, connectionTimeout: TIMEOUT, greetingTimeout: TIMEOUT, socketTimeout: TIMEOUT,
    ...(user === undefined ? {} : { auth: { user, pass: password ?? '' } }),
  })
  return ({ to, subject, text, id }) =>
    transport.sendMail({ from, to, subject, text, messageId: `<${id}@${from.split('@').at(-1)?.replace('>', '') ?? host}>`, headers: { 'Auto-Submitted': 'auto-generated' } })
      .then((): Sent => ({ is: 'ok' }), judged)
}
