/**
 * Photos that people send, and the folder in which files rest. Nothing of what was uploaded is kept but the picture
 * itself.
 */
import { fileTypeFromBuffer } from 'file-type'
import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import sharp from 'sharp'
import { refusals } from './refuse.ts'

const fail = refusals('file', { 'too-large': 413, 'not-photo': 400, broken: 400, gone: 404 })

/** The largest upload, in bytes. */
export const mostFileBytes = 20 * 1024 * 1024
/** The largest picture, in pixels; the largest phone sensors have 200 million, and few people send those whole. */
const mostPixels = 120_000_000
/** The longer side of what is kept, in pixels. */
const longSide = 1_600
/** Seconds that one picture may take; beyond it something was made to hurt. */
const patience = 20

/** What is taken, by its first bytes, and what the decoder must then call it too. */
const taken: ReadonlyMap<string, string> = new Map([
  ['image/jpeg', 'jpeg'],
  ['image/png', 'png'],
  ['image/webp', 'webp'],
  ['image/avif', 'heif'],
])

/** A picture that is safe to keep and to show: re-encoded, upright, at most 1,600 pixels long, without any metadata. */
export interface Photo {
  bytes: Buffer
  type: 'image/jpeg' | 'image/webp'
  width: number
  height: number
}

/** Reads an upload to its end, but never more than the limit. Refuses `file.too-large`. */
const whole = async (upload: Uint8Array | AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of upload instanceof Uint8Array ? [upload] : upload) {
    size += part.length
    if (size > mostFileBytes) throw fail('too-large', { max: mostFileBytes })
    parts.push(part)
  }
  return Buffer.concat(parts)
}

const encoded = async (bytes: Buffer, format: string): Promise<Photo> => {
  // Decoding stops at truncated or damaged data, but forgives the oddities that phones write.
  const image = sharp(bytes, { failOn: 'error', limitInputPixels: mostPixels, pages: 1 })
  const found = await image.metadata()
  if (found.format !== format) throw fail('broken')
  const upright = image
    .autoOrient()
    .resize({ width: longSide, height: longSide, fit: 'inside', withoutEnlargement: true })
  // The encoder writes no EXIF, XMP, IPTC or colour profile unless it is told to; it is not.
  const kept = found.hasAlpha ? upright.webp({ quality: 80 }) : upright.jpeg({ quality: 82, mozjpeg: true })
  const { data, info } = await kept.timeout({ seconds: patience }).toBuffer({ resolveWithObject: true })
  return { bytes: data, type: found.hasAlpha ? 'image/webp' : 'image/jpeg', width: info.width, height: info.height }
}

/**
 * Takes an uploaded photo (JPEG, PNG, WebP, AVIF; told by its bytes, not by its name) and makes it safe to keep:
 * position, device and every other metadata are gone, because the pixels are encoded anew. Refuses `file.too-large`
 * (over 20 MB, or over 120 million pixels), `file.not-photo` (facts: type, where known) and `file.broken`.
 */
export const photo = async (upload: Uint8Array | AsyncIterable<Uint8Array>): Promise<Photo> => {
  const bytes = await whole(upload)
  const type = (await fileTypeFromBuffer(bytes))?.mime
  const format = taken.get(type ?? '')
  if (!format) throw fail('not-photo', type ? { type } : {})
  try {
    return await encoded(bytes, format)
  } catch (error) {
    // The decoder gives no codes, only sentences.
    if (error instanceof Error && /pixel limit|Processing timeout/i.test(error.message)) {
      throw fail('too-large', { maxPixels: mostPixels })
    }
    throw fail('broken')
  }
}

const names = /^[0-9a-f]{32}$/

const placeOf = (dir: string, name: string) => {
  // A name comes from a record or from a path in the browser; only what `store` made can lead anywhere.
  if (!names.test(name)) throw fail('gone')
  return join(dir, name.slice(0, 2), name)
}

/** Writes and waits until the disk has it; a folder is synced too, since a new name is a change of its folder. */
const synced = async (path: string, bytes?: Uint8Array) => {
  const file = await open(path, bytes ? 'wx' : 'r', 0o600)
  try {
    if (bytes) await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/**
 * Keeps `bytes` in the folder `dir` and answers the random name of 128 bits under which they lie. When it answers, they
 * are on the disk, whole: a crash leaves no half file under a name.
 */
export const store = async (dir: string, bytes: Uint8Array): Promise<string> => {
  const name = randomBytes(16).toString('hex')
  const place = placeOf(dir, name)
  const folder = dirname(place)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const draft = `${place}.part`
  try {
    await synced(draft, bytes)
    await rename(draft, place)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
  // Windows keeps folders by itself and refuses to open them.
  if (process.platform !== 'win32') await synced(folder)
  return name
}

/** Takes a file away for good; one that is gone already is no fault. */
export const remove = (dir: string, name: string): Promise<void> => rm(placeOf(dir, name), { force: true })

/** The bytes that `store` kept. Refuses `file.gone` for a name that was never given or whose file was removed. */
export const read = async (dir: string, name: string): Promise<Buffer> => {
  try {
    return await readFile(placeOf(dir, name))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') throw fail('gone')
    throw error
  }
}
