import { expect, test } from 'vitest'
import * as requests from '#kernels/marketplace/requests/contract.ts'
import { aWindow, community, world, type World } from '#tests/world.ts'
import * as api from './contract.ts'

const key = 'requests.submitted'
const when = (is: string) => [{ figure: key, is }]

async function scene(w: World) {
  const at = await community(w)
  await w.set(at.county, 'insight.figures', { [`figures.${key}`]: { zh: '居民点单', unit: '件', of: 'requests.moves', where: { move: ['submit'] } } })
  await w.set(at.county, 'insight.bulletin', {
    title: [{ zh: '{org}第一次点单', when: when('first') }, { zh: '{span}小结', when: [] }],
    outline: [{
      either: [
        { zh: '还没有点单。', when: when('none') },
        { zh: '首次点单，共{0}件。', figures: [key], when: when('first') },
        { zh: '点单{0}件，比{before}的{1}件多。', figures: [key, { before: key }], when: when('rises') },
        { zh: '点单{0}件。', figures: [key] },
      ],
    }, { zh: '{lead}最多。', leads: key }],
  })
  const person = async (role: string) => w.office(await w.person(), at.county, role)
  return { ...at, editor: await person('editor'), reviewer: await person('leader'), signer: await person('leader') }
}

test('two months give two texts, and the number of the month before is a number like another', async () => {
  await using w = await world()
  const at = await scene(w)
  const order = () => w.ok(at.resident, requests.submit, { org: at.place.id, service: 'haircut', window: aWindow(w.now), premise: at.door, words: '' })
  const draft = (from: string, to: string) => w.ok(at.editor, api.draft, { from, to })
  const told = ({ text, numbers }: api.Bulletin) => {
    const shown = new Map(numbers.map((one) => [one.key, one.shown]))
    return [text.title, ...text.blocks.map(({ runs }) => runs.map((run) => (typeof run === 'string' ? run : shown.get(run.figure))).join(''))]
  }
  await order()
  await w.to('2026-10-09T02:00:00.000Z')
  await order()
  await order()
  expect(told(await draft('2026-08-01', '2026-08-31'))).toEqual(['2026年8月小结', '还没有点单。'])
  expect(told(await draft('2026-09-01', '2026-09-30'))).toEqual([`${at.county.name}第一次点单`, '首次点单，共1件。'])
  const october = await draft('2026-10-01', '2026-10-31')
  expect(told(october)).toEqual(['2026年10月小结', '点单2件，比上月的1件多。'])

  const before = { key: `${key}@before`, span: { from: '2026-09-01', to: '2026-09-30' }, name: { zh: '居民点单（上月）' }, shown: '1' }
  expect(october.numbers[1]).toMatchObject({ ...before, frozen: false })
  const { id } = october
  expect((await w.ok(at.editor, api.rows, { id, key: before.key })).items.map(({ day }) => day)).toEqual(['2026-09-07'])
  await w.ok(at.editor, api.send, { id })
  await w.ok(at.reviewer, api.approve, { id })
  await w.ok(at.signer, api.sign, { id })
  await w.ok(at.editor, api.publish, { id })
  expect((await w.ok(null, api.issue, { id })).numbers).toMatchObject([{ key, shown: '2', frozen: true }, { ...before, frozen: true, rows: 1 }])
  await w.ok(at.signer, api.correct, { id, note: '重新数过', numbers: [before.key] })
  expect((await w.ok(null, api.issue, { id })).corrections[0]?.numbers).toMatchObject([{ key: before.key, was: '1', now: '1' }])
})

test('who has the most is named where one alone has', async () => {
  await using w = await world()
  const at = await scene(w)
  const beside = await w.org({ under: at.county, name: '青枫社区' })
  const door = await w.door(beside)
  const order = (org: typeof beside, premise = at.door) => w.ok(at.resident, requests.submit, { org: org.id, service: 'haircut', window: aWindow(w.now), premise, words: '' })
  const last = async () => (await w.ok(at.editor, api.draft, { from: '2026-09-01', to: '2026-09-30' })).text.blocks.at(-1)?.runs.at(-1)
  await order(at.place)
  expect(await last()).toBe('件。')
  await order(beside, door)
  expect(await last()).toBe('件。')
  await order(beside, door)
  expect(await last()).toBe('青枫社区最多。')
})
