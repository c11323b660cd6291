/** `/openapi.json`: OpenAPI 3.1, complete because it is generated from the endpoints. */
import { z } from 'zod'
import { Refused, type Endpoint } from '#platform/contract.ts'
import type { Route } from '#platform/route.ts'
import { Moved } from './dev.ts'
import { exampleOf } from './example.ts'

const schema = (shape: z.ZodType, io: 'input' | 'output'): Record<string, unknown> => {
  const { $schema: _, ...rest } = z.toJSONSchema(shape, { io, unrepresentable: 'any', target: 'draft-2020-12' })
  return rest
}

const Described = z.object({ properties: z.record(z.string(), z.unknown()).default({}), required: z.array(z.string()).default([]) })

/** A JSON body in a contract's shape, with an example of it. */
function body(shape: z.ZodType, io: 'input' | 'output'): Record<string, unknown> {
  const described = schema(shape, io)
  return { 'application/json': { schema: described, example: exampleOf(described) } }
}

const parameters = (api: Endpoint): Record<string, unknown>[] => {
  const at = (shape: z.ZodObject, place: 'path' | 'query') => {
    const described = Described.parse(schema(shape, 'input'))
    return Object.entries(described.properties).map(([name, of]) => ({
      name, in: place, required: place === 'path' || described.required.includes(name), schema: of, example: exampleOf(of, name),
    }))
  }
  return [...at(api.params, 'path'), ...(api.kind === 'query' ? at(api.input, 'query') : [])]
}

const key = { name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string', format: 'uuid' }, example: '01990000-0000-7000-8000-00000000000c', description: 'Made by the client; the same key with the same content is answered from the first verdict.' }
const hat = { name: 'qq-hat', in: 'header', required: false, schema: { type: 'string', default: 'me' }, example: 'me', description: 'me, tree:<appointment> (an office), team:<appointment>.' }
const purpose = { name: 'qq-purpose', in: 'header', required: false, schema: { type: 'string' }, example: 'dispatch', description: 'Why sealed things are looked at: dispatch, visit.' }
const prefer = { name: 'Prefer', in: 'header', required: false, schema: { type: 'string', const: 'return=minimal' }, example: 'return=minimal', description: 'RFC 7240: the answer is `{ id }` of what was done, or `{}`; for many commands in a row. What signs somebody in or out answers in full.' }

const refused = (description: string) => ({ description, content: { 'application/json': { schema: { $ref: '#/components/schemas/Refused' } } } })

const Sent = z.object({ type: z.string() })

/** What an answer is: JSON in the contract's shape, or the file that a sending route names. */
function answerOf({ api, sends }: Route): Record<string, unknown> {
  if (sends !== true) return body(api.result, 'output')
  const { type } = Sent.parse({ type: api.result.meta()?.['contentMediaType'] })
  return { [type]: { schema: { type: 'string', contentMediaType: type } } }
}

const live = {
  operationId: 'live',
  tags: ['live'],
  description: 'Server-sent events: `{ noun, id }` of what changed for this hat. Ids only; ask again for what they are.',
  parameters: [{ name: 'hat', in: 'query', required: false, schema: { type: 'string', default: 'me' } }],
  responses: { 200: { description: 'A stream that does not end.', content: { 'text/event-stream': { schema: { type: 'string' } } } } },
}

function operation(route: Route): Record<string, unknown> {
  const { api } = route
  const codes = [...api.refuses]
  return {
    operationId: api.name,
    tags: [api.name.split('.')[0]],
    parameters: [...parameters(api), hat, purpose, ...(api.kind === 'command' ? [key, prefer] : [])],
    ...(api.kind === 'command' ? { requestBody: { required: true, content: body(api.input, 'input') } } : {}),
    responses: {
      200: { description: 'Done.', content: answerOf(route) },
      default: refused(codes.length === 0 ? 'Refused.' : `Refused. Beside the shared codes: ${codes.join(', ')}.`),
    },
    'x-refusals': codes,
  }
}

/** What a local installation offers beside the interface: the demo's people and clock, the outbox of codes. */
const convenience = (name: string, description: string, input?: z.ZodType) => ({
  operationId: name, tags: ['dev'], description,
  ...(input === undefined ? {} : { requestBody: { required: true, content: body(input, 'input') } }),
  responses: { 200: { description: 'Done.', content: { 'application/json': { schema: { type: 'object' } } } }, default: refused('Refused.') },
})

const outbox = { '/dev/outbox.json': { get: { ...convenience('dev.outbox', 'Codes that would have been sent, newest first, and the next second factor of a demo person.'),
  parameters: [{ name: 'to', in: 'query', required: false, schema: { type: 'string' }, example: '+8615400000005' }] } } }
const demo = {
  '/dev/sign-in': { post: convenience('dev.sign-in', 'Signs a demo person in, second factor included.', z.object({ phone: z.string() })) },
  '/dev/clock': {
    get: convenience('dev.clock', 'Business time now.'),
    post: convenience('dev.move-clock', 'Moves business time forward; it stands there, or runs on; null lets real time run.', Moved),
  },
}

/** The description of every route that this process serves, its conveniences included. */
export function openapi(routes: readonly Route[], dev: { demo: boolean; outbox: boolean }): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = { '/api/live': { get: live }, ...(dev.outbox ? outbox : {}), ...(dev.demo ? demo : {}) }
  for (const route of routes) {
    const path = `/api${route.api.path.replaceAll(/:(\w+)/g, '{$1}')}`
    paths[path] = { ...paths[path], [route.api.method.toLowerCase()]: operation(route) }
  }
  return {
    openapi: '3.1.0',
    info: { title: '群青 Qunqing', version: '0.1.0', license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: '/' }],
    security: [{ session: [] }, { bearer: [] }, {}],
    paths,
    components: {
      schemas: { Refused: schema(Refused, 'output') },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'qq_session' }, bearer: { type: 'http', scheme: 'bearer' } },
    },
  }
}
