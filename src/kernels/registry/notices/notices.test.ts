import { expect, test } from 'vitest'
import { world, type Someone, type World } from '#tests/world.ts'
import * as api from './contract.ts'
import { notify } from './notify.ts'

const told = (w: World, who: Someone, count: number) =>
  w.atDoor(async (cx) => {
    for (let n = 0; n < count; n += 1) {
      cx.now = new Date(w.now.getTime() + n * 60_000)
      await notify(cx, { person: who.id, code: 'request.accepted', noun: 'request', target: crypto.randomUUID(), facts: { n } })
    }
  })

test('an inbox is read page by page, newest first, and seen up to where it was read', async () => {
  await using w = await world()
  const who = await w.person()
  await told(w, who, 5)
  const first = await w.ok(who, api.list, { limit: 2 })
  expect(first.items.map(({ facts }) => facts['n'])).toEqual([4, 3])
  expect(first.unseen).toBe(5)
  const second = await w.ok(who, api.list, { limit: 2, ...(first.next === undefined ? {} : { after: first.next }) })
  expect(second.items.map(({ facts }) => facts['n'])).toEqual([2, 1])
  expect(await w.ok(who, api.see, { upTo: second.items[0]?.id ?? '' })).toEqual({ unseen: 2 })
  expect((await w.ok(who, api.list, { limit: 50 })).items.map(({ seen }) => seen)).toEqual([false, false, true, true, true])
})

test('the inbox of others stays shut', async () => {
  await using w = await world()
  const [who, other] = [await w.person(), await w.person()]
  await told(w, who, 1)
  const [notice] = (await w.ok(who, api.list, {})).items
  expect((await w.ok(other, api.list, {})).items).toEqual([])
  expect((await w.call(other, api.see, { upTo: notice?.id ?? '' })).status).toBe(404)
  expect((await w.call(null, api.list, {})).status).toBe(401)
})
