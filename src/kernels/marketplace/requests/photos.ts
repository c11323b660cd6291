/** Photos show what is to be done, and nothing for longer: after their days the clock takes them away. */
import type { Cx } from '#platform/cx.ts'
import { remove } from '#platform/files.ts'
import { seal, unseal } from '#platform/seal.ts'
import { keyOf } from '#kernels/registry/people/index.ts'
import { place } from './actions.ts'
import { Sealed } from './contract.ts'
import { photosOver, withoutPhotos } from './personal-queries.ts'

const AT_ONCE = 50

/** Takes away, file and name, the photos whose days are over. Worn as the clock; what is cut off is done by the next round. Returns how many requests lost theirs. */
export async function sweepPhotos(cx: Cx): Promise<number> {
  const over = await photosOver(cx.tx, { now: cx.now, limit: AT_ONCE })
  for (const row of over) {
    const key = await keyOf(cx, row.owner)
    const { photos, ...kept } = Sealed.parse(JSON.parse(unseal(key, place(row.id), row.sealed).toString()))
    await withoutPhotos(cx.tx, { ...row, sealed: seal(key, place(row.id), JSON.stringify({ ...kept, photos: [] })) })
    for (const name of photos) await remove(cx.files, name)
  }
  return over.length
}
