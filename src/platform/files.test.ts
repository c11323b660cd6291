import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mostFileBytes, photo, read, store } from './files.ts'
import { Refusal } from './refuse.ts'

const canary = 'QQCANARY7F3A'

const plain = (width: number, height: number, background = 'white') =>
  sharp({ create: { width, height, channels: 3, background } })

/**
 * A picture as a phone makes it: where, when, with what, and a colour profile. Upright only when turned by a quarter.
 */
const fromPhone = () =>
  plain(240, 160, '#1d39c4')
    .withExif({
      IFD0: { Make: canary, Model: 'phone', Copyright: canary },
      IFD2: { DateTimeOriginal: '2026:11:18 15:12:00', UserComment: canary },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '30/1 16/1 27/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '120/1 9/1 18/1',
      },
    })
    .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><note>${canary}</note></x:xmpmeta>`)
    .withIccProfile('p3')
    .withMetadata({ orientation: 6 })

/** Whether EXIF bytes point to a table of positions (tag 0x8825) and hold the latitude 30° 16′ 27″ as fractions. */
const tellsPosition = (exif: Buffer) => {
  const order = exif.includes(Buffer.from('II*\0', 'latin1')) ? 'LE' : 'BE'
  const number = (value: number, bytes: 2 | 4) => {
    const data = Buffer.alloc(bytes)
    if (order === 'LE') data.writeUIntLE(value, 0, bytes)
    else data.writeUIntBE(value, 0, bytes)
    return data
  }
  return (
    exif.includes(number(0x8825, 2)) &&
    exif.includes(Buffer.concat([30, 1, 16, 1, 27, 1].map((value) => number(value, 4))))
  )
}

const refused = async (upload: Parameters<typeof photo>[0]) => {
  const error: unknown = await photo(upload).then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(Refusal)
  return error
}

const chunk = (name: string, data: Buffer) => {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

/** A true PNG of one colour, one bit a pixel: small on the wire, large when opened. */
const bomb = (side: number, between: Buffer[] = []) => {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(side, 0)
  head.writeUInt32BE(side, 4)
  head[8] = 1
  const pixels = deflateSync(Buffer.alloc(side * (Math.ceil(side / 8) + 1)), { level: 9 })
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    ...between,
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

test('a photo has lost where, when and with what it was taken, and stands upright', async () => {
  const sent = await fromPhone().jpeg().toBuffer()
  const before = await sharp(sent).metadata()
  expect(before.exif && tellsPosition(before.exif)).toBe(true)
  expect(before).toMatchObject({ orientation: 6, width: 240, height: 160 })
  expect(sent.toString('latin1').split(canary).length).toBeGreaterThan(3)

  const taken = await photo(sent)
  const after = await sharp(taken.bytes).metadata()
  expect(taken).toMatchObject({ type: 'image/jpeg', width: 160, height: 240 })
  for (const part of ['exif', 'xmp', 'iptc', 'icc', 'orientation', 'comments'] as const)
    expect(after[part], part).toBeUndefined()
  expect(taken.bytes.toString('latin1')).not.toContain(canary)
  expect(taken.bytes.toString('latin1')).not.toMatch(/Exif|GPS|http:|adobe/i)
  // The picture itself is still there: wide colour became the same blue in sRGB.
  const { channels } = await sharp(taken.bytes).stats()
  const blue = [0x1d, 0x39, 0xc4]
  for (const [i, channel] of channels.entries()) expect(Math.abs(channel.mean - (blue[i] ?? 0))).toBeLessThan(4)
})

test.each([
  ['PNG', () => fromPhone().png(), 'image/jpeg'],
  ['WebP', () => fromPhone().webp(), 'image/jpeg'],
  ['AVIF', () => fromPhone().avif({ effort: 0 }), 'image/jpeg'],
  ['PNG that one can see through', () => fromPhone().ensureAlpha(0.5).png(), 'image/webp'],
])('%s loses its metadata too', async (_name, make, type) => {
  const taken = await photo(await make().toBuffer())
  expect(taken.type).toBe(type)
  expect(taken.bytes.toString('latin1')).not.toMatch(new RegExp(`${canary}|exif|xmp`, 'i'))
  expect(await sharp(taken.bytes).metadata()).toMatchObject({
    format: type.slice(6),
    width: taken.width,
    height: taken.height,
  })
})

test('text chunks and what hangs behind the picture are gone', async () => {
  const png = bomb(64, [chunk('tEXt', Buffer.from(`Location\0${canary}`, 'latin1'))])
  const jpeg = Buffer.concat([await fromPhone().jpeg().toBuffer(), Buffer.from(`<script>${canary}</script>`)])
  for (const sent of [png, jpeg]) expect((await photo(sent)).bytes.toString('latin1')).not.toContain(canary)
})

test('a photo is at most 1,600 pixels long, and a small one is not blown up', async () => {
  expect(await photo(await plain(2_400, 1_800).jpeg().toBuffer())).toMatchObject({ width: 1_600, height: 1_200 })
  expect(await photo(await plain(6_000, 1).png().toBuffer())).toMatchObject({ width: 1_600, height: 1 })
  expect(await photo(await plain(1, 1).jpeg().toBuffer())).toMatchObject({ width: 1, height: 1 })
})

test('a photo comes as a stream in pieces', async () => {
  const sent = await fromPhone().jpeg().toBuffer()
  const pieces = Array.from({ length: Math.ceil(sent.length / 100) }, (_, i) => sent.subarray(i * 100, i * 100 + 100))
  expect((await photo(Readable.from(pieces))).width).toBe(160)
})

test('a photo of an animation is its first picture', async () => {
  const frames = [await plain(40, 30, 'red').png().toBuffer(), await plain(40, 30, 'blue').png().toBuffer()]
  const joined = sharp(frames, { join: { animated: true } })
  const moving = await joined.webp().toBuffer()
  expect((await sharp(moving).metadata()).pages).toBe(2)
  expect(await photo(moving)).toMatchObject({ width: 40, height: 30 })
})

test('refused: 21 MB, and no more than the limit is ever read', async () => {
  const jpeg = await fromPhone().jpeg().toBuffer()
  const big = Buffer.concat([jpeg, Buffer.alloc(21 * 1024 * 1024)])
  expect(await refused(big)).toMatchObject({ code: 'file.too-large', status: 413, facts: { max: mostFileBytes } })

  let given = 0
  const pour = function* () {
    for (; ; given += 1024 * 1024) yield Buffer.alloc(1024 * 1024)
  }
  const endless = Readable.from(pour())
  expect(await refused(endless)).toMatchObject({ code: 'file.too-large' })
  expect(given).toBeLessThan(mostFileBytes * 2)
  expect(endless.destroyed).toBe(true)
})

test('exactly 20 MB still goes', async () => {
  const jpeg = await fromPhone().jpeg().toBuffer()
  const full = Buffer.concat([jpeg, Buffer.alloc(mostFileBytes - jpeg.length)])
  expect((await photo(full)).width).toBe(160)
})

test('refused: a decompression bomb, before it is opened', async () => {
  const sent = bomb(20_000)
  expect(sent.length).toBeLessThan(200_000)
  expect(await refused(sent)).toMatchObject({ code: 'file.too-large', facts: { maxPixels: 120_000_000 } })
})

test.each([0.3, 0.6, 0.95])('refused: a JPEG that ends after %d of its bytes', async (share) => {
  const pixels = Buffer.from(Array.from({ length: 300 * 200 * 3 }, (_, i) => (i * 7919 + (i >> 3) * 31) % 256))
  const noise = sharp(pixels, { raw: { width: 300, height: 200, channels: 3 } })
  const sent = await noise.jpeg().toBuffer()
  const torn = sent.subarray(0, Math.floor(sent.length * share))
  expect(await refused(torn)).toMatchObject({ code: 'file.broken', status: 400 })
})

test.each([
  ['a head without a picture', Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex')],
  ['a PNG with a hole', Buffer.concat([bomb(64).subarray(0, 40), Buffer.alloc(40)])],
])('refused: %s', async (_name, sent) => {
  expect(await refused(sent)).toMatchObject({ code: 'file.broken', status: 400 })
})

const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>${canary}</script><image href="file:///etc/passwd"/></svg>`
test.each([
  ['SVG', Buffer.from(svg)],
  ['SVG with a declaration', Buffer.from(`<?xml version="1.0"?>${svg}`)],
  ['HTML', Buffer.from('<!doctype html><script>1</script>')],
  ['PDF', Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj')],
  ['a program', Buffer.from('7f454c4602010100', 'hex')],
  ['a zip', Buffer.from('504b0304140000000800', 'hex')],
  ['GIF', Buffer.from('47494638396101000100800000ffffff0000002c00000000010001000002024401003b', 'hex')],
  ['HEIC', Buffer.from('00000018667479706865696300000000686569636d696631', 'hex')],
  ['words', Buffer.from('不是照片')],
  ['nothing', Buffer.alloc(0)],
])('refused: %s', async (_name, sent) => {
  expect(await refused(sent)).toMatchObject({ code: 'file.not-photo', status: 400 })
})

test('refused: one kind dressed as another', async () => {
  // JPEG's first bytes before an SVG: what the bytes say and what a decoder finds must agree.
  const dressed = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.from(svg)])
  expect(await refused(dressed)).toMatchObject({ code: 'file.broken' })
})

let dir = ''
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'files 青-'))
})
afterAll(() => rm(dir, { recursive: true, force: true }))

test('keeps bytes under a random name that says nothing', async () => {
  const bytes = Buffer.from(canary)
  const [one, two] = [await store(dir, bytes), await store(dir, bytes)]
  expect(one).toMatch(/^[0-9a-f]{32}$/)
  expect(two).not.toBe(one)
  expect(await read(dir, one)).toEqual(bytes)
  const place = await stat(join(dir, one.slice(0, 2), one))
  if (process.platform !== 'win32') expect(place.mode & 0o777).toBe(0o600)
  expect((await readdir(dir, { recursive: true })).filter((name) => name.endsWith('.part'))).toEqual([])
})

const [digits, letters] = ['0'.repeat(32), 'a'.repeat(32)]
test.each([
  '',
  '..',
  '../../etc/passwd',
  '/etc/passwd',
  digits,
  digits.slice(1),
  `${digits}/`,
  `${letters}\0`,
  `${letters}\n`,
  letters.toUpperCase(),
])('%j leads nowhere', async (name) => {
  await expect(read(dir, name)).rejects.toMatchObject({ code: 'file.gone', status: 404 })
})
