import { afterEach, expect, test, vi } from 'vitest'
import { accountFor } from './account.ts'

const { userInfo } = vi.hoisted(() => ({ userInfo: vi.fn(() => ({ username: 'somebody' })) }))
vi.mock('node:os', () => ({ userInfo }))

afterEach(() => {
  vi.restoreAllMocks()
})

test('a user without an entry in the password file is told what to do', () => {
  vi.spyOn(process, 'getuid').mockReturnValue(54_321)
  userInfo.mockImplementationOnce(() => {
    throw new Error('ENOENT')
  })
  expect(() => accountFor('/nonexistent')).toThrow(/uid 54321\) has no entry in \/etc\/passwd.*set DATABASE_URL/)
})

test('root runs the database as another account', () => {
  vi.spyOn(process, 'getuid').mockReturnValue(0)
  expect(accountFor('/nonexistent').as.uid).toBeGreaterThan(0)
})

test('a cluster of another account is refused by name of its directory', () => {
  vi.spyOn(process, 'getuid').mockReturnValue(54_321)
  expect(() => accountFor('/')).toThrow('The database in / belongs to another account')
})
