import { z } from 'zod'
import { command, id, line, query } from '#platform/contract.ts'
import { AreaCode } from '#kernels/registry/areas/contract.ts'
import { Role } from '#kernels/registry/appointments/contract.ts'
import { OrgKind } from '#kernels/registry/orgs/contract.ts'

/** Who runs this installation (个人信息处理者), as the foot of each page says it. */
export const Handler = z.object({
  name: line(60),
  /** A phone, an address, or both, in the handler's own words. */
  contact: line(120),
  /** Filing numbers, as they have to be shown. */
  filings: z.array(line(80)).max(10),
})
export type Handler = z.infer<typeof Handler>

/** What is known before set-up begins: texts may still be empty. */
const Known = z.object({ name: z.string(), contact: z.string(), filings: z.array(z.string()) })

/** Who runs this installation. Looking round needs no account. */
export const show = query('handler.show', 'GET /handler', { result: Known.extend({ done: z.boolean() }) })

/** Corrects the foot of each page; the admin of the first organisation does. */
export const change = command('handler.change', 'POST /handler', {
  input: Handler,
  result: Known.extend({ done: z.boolean() }),
})

/** The kinds of organisation that an installation may begin with. */
export const FirstKind = OrgKind.exclude(['branch', 'team'])

/** The roles that the first admin may take beside her own. */
export const FirstRole = Role.extract(['staff', 'editor', 'leader', 'auditor'])

const Token = z.string().max(100)

/**
 * How far set-up has come, for whoever holds the token that was printed at the console that started the installation, and for the
 * admin of the first organisation, who needs none.
 */
export const state = query('setup.state', 'GET /setup', {
  input: z.object({ token: Token }),
  result: z.object({
    handler: Known,
    /** The first organisation, once there is one. */
    org: z
      .object({
        id: id('org'),
        name: z.string(),
        kind: OrgKind,
        area: z.string().nullable(),
        children: z.number().int(),
        /** Whether a practice is installed there. */
        practice: z.boolean(),
        /** How many people were appointed, there and below, beside those whom set-up itself appointed. */
        people: z.number().int(),
      })
      .nullable(),
    /** What the first admin is called. */
    admin: z.string().nullable(),
  }),
  refuses: ['setup.token'],
})

/**
 * Makes the first organisation and its admin. Until something stands under that organisation it may be sent again, and what it
 * says then holds: a wrong phone number must not lock a committee out of its own platform.
 */
export const begin = command('setup.begin', 'POST /setup', {
  input: z.object({
    token: Token,
    handler: Handler,
    org: z.object({ name: line(40), kind: FirstKind, area: AreaCode.optional() }),
    admin: z.object({ name: line(40), phone: z.string().max(40), roles: z.array(FirstRole).max(4) }),
  }),
  result: z.object({ org: id('org') }),
  refuses: ['setup.token', 'setup.begun', 'org.area', 'phone.wrong'],
})

/** Ends set-up: the token is worth nothing from then on. The admin of the first organisation does, who has proved by then to get in. */
export const finish = command('setup.finish', 'POST /setup/finish', { result: z.object({ done: z.boolean() }) })
