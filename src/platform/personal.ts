/** What the house keeps of persons: how each gets a copy of the own data, and what goes when she leaves. Modules declare it, `app/` gathers it. */
import type { Id } from './contract.ts'
import type { Cx } from './cx.ts'

/** How a value is said to people: as it is; as a moment or a day; in either language; as pictures; by the word `<prefix>.<value>`. */
export type As = 'text' | 'time' | 'day' | 'both' | 'photos' | `word:${string}`

/** One thing that is kept, as its person sees it. */
export type Kept = Readonly<Record<string, unknown>> & { id: string }

/** A page of one kind, in the order of reading; `after` is the id of the last one seen. */
export interface Asked { person: Id<'person'>; after: string | null; limit: number }

/** Columns, as `table.column`, that name a person. */
interface Covers { columns: readonly string[] }

/** One kind of what is kept: told to its person, and to nobody else. Worn as that person, in a READ ONLY transaction. */
export interface Export extends Covers {
  /** As in `orders`; its words are `my.kind.<kind>` and `my.why.<kind>`. */
  kind: string
  /** What is shown of each, in this order; words `my.field.<field>`. */
  fields: Readonly<Record<string, As>>
  rows: (cx: Cx, asked: Asked) => Promise<readonly Kept[]>
}

/** Columns that a copy leaves out, or that an erasure leaves alone, and why. */
export interface Because extends Covers { because: string }

/** What a module does when a person leaves. Worn as the clock, in the transaction of the move `deletion.erase`. */
export interface Erase extends Covers { run: (cx: Cx, person: Id<'person'>) => Promise<void> }

/** Something open that must be settled before a person can leave: the words are `my.hold.<code>`, `to` names the page of the next step. */
export interface Hold { code: string; facts: Readonly<Record<string, string>>; to: { page: string; id?: string } }

/** The part of a manifest that speaks of persons. */
export interface Personal {
  exports?: readonly (Export | Because)[]
  erases?: readonly (Erase | Because)[]
  /** What keeps a person from leaving now. Worn as that person. */
  holds?: (cx: Cx, person: Id<'person'>) => Promise<readonly Hold[]>
}

type Word = (key: string, language: string, facts?: Record<string, unknown>) => string

const all: { exports: Export[]; erases: Erase[]; holds: NonNullable<Personal['holds']>[]; word: Word } = { exports: [], erases: [], holds: [], word: (key) => key }

/** Takes in what every module says, from the ground up, and the words of the house. */
export function gatherPersonal(modules: readonly Personal[], word: Word): void {
  all.exports = modules.flatMap((module) => module.exports ?? []).filter((one) => 'kind' in one)
  all.erases = modules.flatMap((module) => module.erases ?? []).filter((one) => 'run' in one)
  all.holds = modules.flatMap((module) => module.holds ?? [])
  all.word = word
}

/** Every kind of what is kept of a person. */
export const kinds = (): readonly Export[] => all.exports

/** The word of the house under this key; the key itself where there is none. */
export const word: Word = (key, language, facts) => all.word(key, language, facts)

/** Everything open that keeps this person from leaving. */
export async function holdsOf(cx: Cx, person: Id<'person'>): Promise<Hold[]> {
  const open: Hold[] = []
  for (const holds of all.holds) open.push(...(await holds(cx, person)))
  return open
}

/** Erases what every module keeps of a person, from the top down: keys, which everything above is sealed with, go last. */
export async function eraseAll(cx: Cx, person: Id<'person'>): Promise<void> {
  for (const one of all.erases.toReversed()) await one.run(cx, person)
}

/** A kind that fits on one page. */
export const onePage = (rows: (cx: Cx, person: Id<'person'>) => Promise<readonly Kept[]>): Export['rows'] =>
  async (cx, { person, after }) => (after === null ? rows(cx, person) : [])

const leaves = (row: string): string =>
  `exists (select from deletion d where d.person = ${row} and d.state = 'erased' and d.moved = pg_current_xact_id_if_assigned())`

/**
 * Row security for an erasure: the clock may read and delete (or update) these rows only in the transaction in which their person's
 * deletion is carried out. `person` is an expression over the row.
 */
export function leaving(table: string, person: string, act: 'delete' | 'update'): string[] {
  const name = `qq_${table.replace('.', '_')}_${act}_leaving`
  const check = act === 'update' ? ' with check (true)' : ''
  return [
    `grant select, ${act} on ${table} to qq_flow`,
    `create policy ${name}_see on ${table} for select to qq_flow using (${leaves(person)})`,
    `create policy ${name} on ${table} for ${act} to qq_flow using (${leaves(person)})${check}`,
  ]
}
