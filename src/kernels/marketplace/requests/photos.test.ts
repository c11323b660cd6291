import { readdirSync } from 'node:fs'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { sweep } from '#app/worker.ts'
import { connect } from '#platform/connect.ts'
import { DAY } from '#platform/clock.ts'
import { testSecrets } from '#tests/secrets.ts'
import { aWindow, community, world } from '#tests/world.ts'
import * as api from './contract.ts'

test('a photo goes 30 days after the order, file and name; words and address stay, and who sent none is not touched', async () => {
  await using w = await world()
  const at = await community(w)
  const photo = (await sharp({ create: { width: 8, height: 8, channels: 3, background: '#c00' } }).jpeg().toBuffer()).toString('base64')
  const order = { org: at.place.id, service: 'haircut', window: aWindow(w.now), premise: at.door, words: '楼道灯坏了' }
  const [{ id }, other] = [await w.ok(at.resident, api.submit, { ...order, photo }), await w.ok(at.resident, api.submit, order)]
  const files = () => readdirSync(w.dataDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && /^[0-9a-f]{32}$/.test(entry.name)).length
  const { db, close } = connect(w.appUrl, 1)
  const swept = (days: number) => sweep({ db, secrets: testSecrets, files: `${w.dataDir}/files` }, new Date(w.now.getTime() + days * DAY))
  expect([await swept(29.9), files()]).toEqual([0, 1])
  expect((await w.ok(at.desk, api.look, { id })).photos.length).toBe(1)
  expect([await swept(30), files(), await swept(31)]).toEqual([1, 0, 0])
  await close()
  const looked = await w.ok(at.desk, api.look, { id })
  expect([looked.photos, looked.words, looked.address]).toEqual([[], '楼道灯坏了', '桂苑 6 幢 302'])
  expect((await w.ok(at.desk, api.look, { id: other.id })).words).toBe('楼道灯坏了')
})
