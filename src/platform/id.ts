import { createHash, randomBytes } from 'node:crypto'
import { realNow } from './clock.ts'
import type { Id } from './contract.ts'

const text = (bytes: Buffer): string => {
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

const stamped = (bytes: Buffer, version: number): string => {
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | (version << 4), 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  return text(bytes)
}

/** A new id, UUIDv7 (RFC 9562 §5.7): sorts by the time it was made. */
export function newId<N extends string>(_noun: N): Id<N> {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(realNow().getTime(), 0, 6)
  return stamped(bytes, 7) as Id<N>
}

/** The id that a name always has, UUIDv5 (RFC 9562 §5.5): timed commands come from their due row. */
export function namedId<N extends string>(_noun: N, name: string): Id<N> {
  const space = Buffer.from('6ba7b8129dad11d180b400c04fd430c8', 'hex')
  return stamped(createHash('sha1').update(space).update(name).digest().subarray(0, 16), 5) as Id<N>
}
