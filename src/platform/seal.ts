import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

const NONCE = 12
const TAG = 16

/** Encrypts with AES-256-GCM; `place` (table, column, row) is bound in, so a value cannot be moved elsewhere. */
export function seal(key: Buffer, place: string, value: Buffer | string): Buffer {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(place))
  const body = Buffer.concat([cipher.update(value), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

/** Opens what `seal` closed. Throws when the key, the place or the bytes are not the same. */
export function unseal(key: Buffer, place: string, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE))
  decipher.setAAD(Buffer.from(place))
  decipher.setAuthTag(sealed.subarray(NONCE, NONCE + TAG))
  return Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()])
}

/** What one installation knows and never stores beside its data: everything comes from the master key. */
export interface Secrets {
  /** Wraps each person's key. */
  wrap: Buffer
  /** Keys the blind index of phones. */
  index: Buffer
  /** Keys the digests of inputs and codes. */
  digest: Buffer
  /** The password of the login role. */
  login: string
}

/** Derives an installation's secrets from its master key (HKDF, RFC 5869). */
export function secretsFrom(master: Buffer): Secrets {
  const derive = (use: string) => Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), `qunqing/${use}`, 32))
  return { wrap: derive('wrap'), index: derive('index'), digest: derive('digest'), login: derive('login').toString('hex') }
}

/** A keyed digest: the same text gives the same bytes, and nobody without the key can try texts. */
export const keyed = (key: Buffer, value: string): Buffer => createHmac('sha256', key).update(value).digest()
