import { expect, test } from 'vitest'
import { z } from 'zod'
import { HOUR } from '#platform/clock.ts'
import { me } from '#kernels/registry/sign-in/contract.ts'
import { testSecrets } from '#tests/secrets.ts'
import { world, type World } from '#tests/world.ts'
import { goOnFrom } from './dev.ts'

const Clock = z.object({ at: z.string() })
const clock = async (w: World): Promise<number> => Date.parse(Clock.parse(await (await fetch(`${w.server.address}/dev/clock`)).json()).at)

test('a demo that starts at a time runs on from there, goes on when it is started again, and never goes back', async () => {
  await using w = await world()
  const at = { appUrl: w.appUrl, secrets: testSecrets, dataDir: w.dataDir }
  const begin = new Date(w.now.getTime() + HOUR)
  await goOnFrom(begin, at)
  const first = await clock(w)
  expect(first - begin.getTime()).toBeGreaterThanOrEqual(0)
  expect(first - begin.getTime()).toBeLessThan(HOUR)
  await new Promise((resolve) => setTimeout(resolve, 30))
  expect(await clock(w)).toBeGreaterThan(first)
  // What people ask for runs by it too.
  const reply = await fetch(`${w.server.address}/api${me.path}`)
  expect(Date.parse(reply.headers.get('qq-now') ?? '')).toBeGreaterThan(first)

  await goOnFrom(begin, at)
  expect(await clock(w)).toBeGreaterThan(first)
  await expect(goOnFrom(new Date(begin.getTime() - HOUR), at)).rejects.toThrow('time does not go back')
  await w.to(new Date(begin.getTime() + 2 * HOUR))
  const stands = await clock(w)
  await new Promise((resolve) => setTimeout(resolve, 30))
  expect(await clock(w)).toBe(stands)
})
