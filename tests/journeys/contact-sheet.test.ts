import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const pages = (...args: string[]) => spawnSync(process.execPath, ['src/app/contact-sheet.ts', ...args], { cwd: root, encoding: 'utf8' })

test('the contact sheet says how it is asked for, and what was wrong with the asking', () => {
  const help = pages('--help')
  expect([help.status, help.stdout]).toEqual([0, expect.stringContaining('--only')])
  const { status, stdout } = pages('--at', 'nowhere')
  expect(status).toBe(2)
  expect(JSON.parse(stdout.trim().split('\n').at(-1) ?? '')).toMatchObject({ ok: false })
})
