import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { CannotStart } from './cannot-start.ts'
import { pushKeysIn } from './push-keys.ts'

test('keys are made once, for the owner alone; damaged ones stop the start', () => {
  const dir = mkdtempSync(join(tmpdir(), 'qunqing-keys-'))
  try {
    const made = pushKeysIn(join(dir, 'data'))
    const file = join(dir, 'data', 'vapid.json')
    expect(Buffer.from(made.publicKey, 'base64url')).toHaveLength(65)
    expect(pushKeysIn(join(dir, 'data'))).toEqual(made)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    for (const damage of ['', '{}', 'x']) {
      writeFileSync(file, damage)
      expect(() => pushKeysIn(join(dir, 'data'))).toThrow(CannotStart)
    }
  } finally {
    rmSync(dir, { recursive: true })
  }
})
