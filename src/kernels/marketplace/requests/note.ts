import type { Cx } from '#platform/cx.ts'
import { seal, unseal } from '#platform/seal.ts'
import { keyOf } from '#kernels/registry/people/index.ts'
import { Note } from './contract.ts'
import * as q from './queries.ts'

const place = (request: string, entry: number): string => `request_note|sealed|${request}|${entry}`

/** Keeps the words that went with a move, sealed under the orderer's key. */
export async function addNote(cx: Cx, row: q.Row, entry: number, note: { reason: string; next?: string | undefined }): Promise<void> {
  const key = await keyOf(cx, row.orderer)
  await q.addNote(cx.tx, { id: row.id, entry, sealed: seal(key, place(row.id, entry), JSON.stringify({ reason: note.reason, next: note.next })) })
}

/** The words of each move that this reader may see, by the move's entry. */
export async function notesOf(cx: Cx, row: q.Row): Promise<Map<number, Note>> {
  const sealed = await q.notes(cx.tx, row.id)
  if (sealed.length === 0) return new Map()
  const key = await keyOf(cx, row.orderer)
  return new Map(sealed.map((note) => [note.entry, Note.parse(JSON.parse(unseal(key, place(row.id, note.entry), note.sealed).toString()))]))
}
