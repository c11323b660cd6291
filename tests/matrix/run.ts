/** Asks every cell of the matrix over HTTP and compares the answer with the oracle. */
import { randomUUID } from 'node:crypto'
import { strFromU8, unzipSync } from 'fflate'
import type { Endpoint } from '#platform/contract.ts'
import type { Heard } from './canaries.ts'
import type { Persona } from './scene.ts'
import type { Answer, Sentence } from './says.ts'

/** A cell whose answer is not what its sentence says. */
export interface Mismatch { route: string; record: string; persona: string; said: string; got: string; sentence: string }
export interface Tally { cells: number; calls: number; mismatches: Mismatch[] }

/** Which wall stands alone: the app (with the database behind it), or the database without the app's checks. */
export type Wall = 'app' | 'database'

/** A server whose wall is tried; `hears` is told every answer. */
export interface Server { address: string; wall: Wall; hears?: (heard: Heard, text: string) => void }

const pathOf = (api: Endpoint, given: Record<string, unknown>): string =>
  api.path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = encodeURIComponent(String(given[name]))
    delete given[name]
    return value
  })

const bodyOf = (reply: Response, text: string): unknown => (reply.headers.get('content-type')?.startsWith('application/json') === true ? JSON.parse(text) : text)

/** What came as text. A Word or Excel file is read as the parts that it holds, so that nothing hides in it. */
const textOf = (bytes: Uint8Array): string =>
  bytes[0] === 0x50 && bytes[1] === 0x4b ? Object.values(unzipSync(bytes)).map((part) => strFromU8(part)).join('\n') : new TextDecoder().decode(bytes)

/** Everything that came: body and headers, but for the length, which may be any number, a year too. */
const whole = (reply: Response, text: string): string =>
  `${text}\n${[...reply.headers].flatMap(([name, value]) => (name === 'content-length' ? [] : [`${name}: ${value}`])).join('\n')}`

/** Calls an endpoint as somebody, as a browser would; where another cell holds the record at that moment, it comes again. */
export async function ask(address: string, p: Persona, api: Endpoint, input: Record<string, unknown>): Promise<Answer> {
  for (let left = 20; ; left -= 1) {
    const answer = await askOnce(address, p, api, input)
    if (answer.code !== 'busy' || left === 0) return answer
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function askOnce(address: string, p: Persona, api: Endpoint, input: Record<string, unknown>): Promise<Answer> {
  const given = { ...input }
  const path = pathOf(api, given)
  const search = api.kind === 'query' ? new URLSearchParams(Object.entries(given).map(([key, value]) => [key, String(value)])) : new URLSearchParams()
  const reply = await fetch(`${address}/api${path}${search.size > 0 ? `?${search}` : ''}`, {
    method: api.method,
    headers: {
      ...(p.who === null ? {} : { authorization: `Bearer ${p.who.token}`, 'qq-hat': p.who.hat }),
      ...(p.purpose === undefined ? {} : { 'qq-purpose': p.purpose }),
      ...(api.kind === 'command' ? { 'idempotency-key': randomUUID(), 'content-type': 'application/json' } : {}),
    },
    ...(api.kind === 'command' ? { body: JSON.stringify(given) } : {}),
  })
  const text = textOf(new Uint8Array(await reply.arrayBuffer()))
  const body = bodyOf(reply, text)
  const code = reply.status === 200 ? '' : String((body as { code?: string }).code)
  return { status: reply.status, code, body, text: whole(reply, text), effects: reply.status === 200 || reply.status === 409 ? (JSON.parse(reply.headers.get('test-effects') ?? '{}') as Answer['effects']) : {} }
}

interface Cell { said: Sentence; record: never; p: Persona; may: boolean; fits: boolean }

const wrote = ({ effects }: Answer): string => Object.keys(effects).toSorted().join(', ')

/** What is wrong with the answer to who may. */
function wrongYes({ said, record, p, fits }: Cell, answer: Answer): string | undefined {
  if (!fits) return [400, 409].includes(answer.status) && wrote(answer) === '' ? undefined : 'refused as its state says (400, 409), nothing written'
  if (answer.status !== 200) return 'done'
  const missing = (said.writes ?? []).filter((what) => (answer.effects[what] ?? 0) === 0)
  if (missing.length > 0) return `done, with ${missing.join(', ')}`
  const holds = said.holds?.(p, record)
  return said.shows === undefined || holds === undefined || said.shows(answer.body as never) === holds ? undefined : `shows ${holds}`
}

const REFUSED = [401, 403, 404]

/** What is wrong with the answer to who may not: a status of the app's, or data and effects of the database's. */
function wrongNo({ said, record, p }: Cell, answer: Answer, wall: Wall): string | undefined {
  if (wrote(answer) !== '') return 'nothing written'
  if (wall === 'app') return REFUSED.includes(answer.status) ? undefined : 'refused (401, 403, 404)'
  if (answer.status !== 200 || said.api.kind === 'command' && said.shows === undefined) return undefined
  return said.bare?.(answer.body as never, p, record) === true ? undefined : 'nothing told'
}

const gotOf = ({ said }: Cell, answer: Answer): string => {
  const shown = answer.status === 200 && said.shows !== undefined ? ` shows ${said.shows(answer.body as never)}` : ''
  return `${answer.status} ${answer.code}${shown}${wrote(answer) === '' ? '' : ` wrote ${wrote(answer)}`}`
}

async function judge(server: Server, cell: Cell): Promise<Mismatch | undefined> {
  const { said, record, p } = cell
  const { wall } = server
  const answer = await ask(server.address, p, said.api, said.input(record, p))
  server.hears?.({ route: said.api.name, record, p }, answer.text)
  const wrong = cell.may ? wrongYes(cell, answer) : wrongNo(cell, answer, wall)
  if (wrong === undefined) return undefined
  return { route: said.api.name, record: said.name(record), persona: p.key, said: wrong, got: gotOf(cell, answer), sentence: said.sentence }
}

/** Every cell of a sentence that is worth asking: who may, in every state; who may not, where the state would let it happen. */
function cellsOf(said: Sentence, personas: readonly Persona[], wall: Wall): Cell[] {
  if (wall === 'database' && said.alone !== undefined) return []
  return personas.filter((p) => said.asks?.(p) ?? true).flatMap((p) => said.on.flatMap((record) => {
    const may = (said.door === true || p.hat.of !== 'none') && said.may(p, record)
    const fits = said.fits?.(record, p) ?? true
    if (wall === 'database' && said.lets?.may(p, record) === true) return []
    return may || fits ? [{ said, record, p, may, fits }] : []
  }))
}

/** Cells that would notice soonest: who may, where a row was deleted; who may not, where one was widened. */
const soonest = (cells: readonly Cell[], kind: 'delete' | 'widen'): Cell[] => {
  const hopeful = (cell: Cell): boolean => cell.fits && cell.may === (kind === 'delete')
  return [...cells.filter(hopeful), ...cells.filter((cell) => !hopeful(cell))]
}

/** Asks the cells of these sentences, four at a time. `first` stops at the first mismatch that a row deleted, or widened, makes. */
export async function run(server: Server, sentences: readonly Sentence[], personas: readonly Persona[], also: { first?: 'delete' | 'widen' } = {}): Promise<Tally> {
  const cells = sentences.flatMap((said) => cellsOf(said, personas, server.wall))
  const waiting = (also.first === undefined ? cells : soonest(cells, also.first)).toReversed()
  const tally: Tally = { cells: 0, calls: 0, mismatches: [] }
  const work = async (): Promise<void> => {
    for (let cell = waiting.pop(); cell !== undefined; cell = waiting.pop()) {
      const wrong = await judge(server, cell)
      tally.calls += 1
      tally.cells += cell.said.counts ?? 1
      if (wrong !== undefined) tally.mismatches.push(wrong)
      if (also.first !== undefined && tally.mismatches.length > 0) return
    }
  }
  await Promise.all(Array.from({ length: 4 }, work))
  return tally
}

/** Mismatches as a table that a person can read: alike ones in one line. */
export function tableOf(mismatches: readonly Mismatch[]): string {
  const groups = new Map<string, Mismatch[]>()
  for (const one of mismatches) {
    const key = `${one.route} | ${one.record} | should be ${one.said} | got ${one.got}`
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  const lines = [...groups].map(([key, alike]) => `${key}\n      by ${alike.map(({ persona }) => persona).join('; ')}\n      for: ${alike[0]?.sentence ?? ''}`)
  return lines.slice(0, 60).join('\n') + (lines.length > 60 ? `\n… and ${lines.length - 60} more kinds` : '')
}
