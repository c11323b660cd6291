import { expect, test } from 'vitest'
import * as requests from '#kernels/marketplace/requests/contract.ts'
import { aWindow, community, world, type Someone, type World } from '#tests/world.ts'
import * as api from './contract.ts'

const bind = (zh: string, move: string) => ({ zh, unit: '件', of: 'requests.moves', where: { move: [move] } })

async function scene(w: World) {
  const at = await community(w)
  await w.set(at.county, 'insight.figures', {
    'figures.requests.submitted': bind('居民点单', 'submit'),
    'figures.requests.accepted': bind('社区收单', 'accept'),
    'figures.people.served': { zh: '服务居民', unit: '人', of: 'people.served' },
  })
  await w.set(at.county, 'insight.bulletin', {
    outline: [
      { heading: '点单有回音' },
      { zh: '居民点单{0}件，', figures: ['requests.submitted'] },
      { zh: '社区收单{0}件。', figures: ['requests.accepted'] },
    ],
    masthead: '点单工作简报',
    imprint: [{ label: '报', text: '区委青年工作领导小组' }],
  })
  const person = async (name: string, role: string) => w.office(await w.person({ name }), at.place, role)
  return { ...at, editor: await person('周敏', 'editor'), reviewer: await person('高远', 'leader'), signer: await person('罗文静', 'leader') }
}
type Scene = Awaited<ReturnType<typeof scene>>

const order = (w: World, at: Scene) =>
  w.ok(at.resident, requests.submit, { org: at.place.id, service: 'haircut', window: aWindow(w.now), premise: at.door, words: '' })

const span = { from: '2026-09-01', to: '2026-09-30' }
const draft = (w: World, at: Scene) => w.ok(at.editor, api.draft, span)
const shownOf = (page: api.Page) => Object.fromEntries(page.numbers.map((one) => [one.key, one.shown]))

async function signed(w: World, at: Scene) {
  const { id } = await draft(w, at)
  await w.ok(at.editor, api.send, { id })
  await w.ok(at.reviewer, api.approve, { id })
  await w.ok(at.signer, api.sign, { id })
  return id
}

async function published(w: World, at: Scene) {
  const id = await signed(w, at)
  return w.ok(at.editor, api.publish, { id })
}

test('a draft is made of the outline, and its numbers come out of records', async () => {
  await using w = await world()
  const at = await scene(w)
  await order(w, at)
  const made = await draft(w, at)
  expect(made).toMatchObject({ state: 'draft', masthead: '点单工作简报', text: { title: '2026年9月工作情况', imprint: [{ label: '报' }] } })
  expect(made.text.blocks).toEqual([
    { kind: 'heading', runs: ['一、点单有回音'] },
    { kind: 'paragraph', runs: ['居民点单', { figure: 'requests.submitted' }, '件，', '社区收单', { figure: 'requests.accepted' }, '件。'] },
  ])
  expect(shownOf(made)).toEqual({ 'requests.submitted': '1', 'requests.accepted': '0' })
  await order(w, at)
  expect(shownOf(await w.ok(at.editor, api.show, { id: made.id }))).toEqual({ 'requests.submitted': '2', 'requests.accepted': '0' })
  expect(made.may).toMatchObject({ edit: 'ok', send: 'ok', approve: 'bulletin.state' })
})

test('words may be edited, counts may not be typed, and nobody overwrites a newer save', async () => {
  await using w = await world()
  const at = await scene(w)
  const { id, entry, text } = await draft(w, at)
  const write = (runs: api.Run[], from = entry) => w.call(at.editor, api.edit, { id, entry: from, text: { ...text, blocks: [{ kind: 'paragraph', runs }] } })
  expect(await write(['本月上门12次'])).toMatchObject({ code: 'bulletin.typed-number', facts: { text: '12次' } })
  expect((await write(['本月', { figure: 'requests.lost' }, '件'])).code).toBe('bulletin.unknown-figure')
  const saved = await write(['9月服务居民', { figure: 'people.served' }, '人。'])
  expect(saved.body).toMatchObject({ entry: entry + 1, numbers: [{ key: 'people.served', shown: '0' }] })
  expect((await write(['晚了一步'])).code).toBe('bulletin.changed')
  const other = await w.office(await w.person(), at.place, 'editor')
  expect((await w.call(other, api.edit, { id, entry: entry + 1, text })).code).toBe('may.not-yours')
})

test('one drafts, a second reviews, a third signs', async () => {
  await using w = await world()
  const at = await scene(w)
  const alsoLeader = await w.office(at.editor, at.place, 'leader')
  const { id } = await draft(w, at)
  await w.ok(at.editor, api.send, { id })
  expect((await w.call(at.editor, api.approve, { id })).code).toBe('may.second-person')
  expect((await w.call(alsoLeader, api.approve, { id })).code).toBe('may.second-person')
  expect((await w.call(at.desk, api.approve, { id })).code).toBe('may.no-office')
  expect((await w.call(at.signer, api.sign, { id })).code).toBe('bulletin.state')
  await w.ok(at.reviewer, api.approve, { id })
  expect((await w.call(at.reviewer, api.sign, { id })).code).toBe('may.second-person')
  expect((await w.call(alsoLeader, api.sign, { id })).code).toBe('may.second-person')
  expect((await w.call(at.editor, api.publish, { id })).code).toBe('bulletin.state')
  const done = await w.ok(at.signer, api.sign, { id })
  expect([done.editor, done.reviewer, done.signer]).toEqual(['周敏', '高远', '罗文静'])
})

test('the database alone refuses a reviewer who drafted and a signer who reviewed', async () => {
  await using w = await world({ checks: false })
  const at = await scene(w)
  const alsoLeader = await w.office(at.editor, at.place, 'leader')
  const { id } = await draft(w, at)
  await w.ok(at.editor, api.send, { id })
  expect((await w.call(alsoLeader, api.approve, { id })).status).not.toBe(200)
  await w.ok(at.reviewer, api.approve, { id })
  expect((await w.call(at.reviewer, api.sign, { id })).status).not.toBe(200)
  expect((await w.call(alsoLeader, api.sign, { id })).status).not.toBe(200)
  expect((await w.ok(at.signer, api.show, { id })).state).toBe('signing')
})

test('numbers freeze when the text goes to review, and records that change later change nothing', async () => {
  await using w = await world()
  const at = await scene(w)
  await order(w, at)
  const { id } = await draft(w, at)
  await w.ok(at.editor, api.send, { id })
  await order(w, at)
  const sent = await w.ok(at.reviewer, api.show, { id })
  expect(sent.numbers.find((one) => one.key === 'requests.submitted')).toMatchObject({ shown: '1', frozen: true, rows: 1 })
  const rows = await w.ok(at.reviewer, api.rows, { id, key: 'requests.submitted' })
  expect([rows.items.length, rows.same, rows.number.shown]).toEqual([2, false, '1'])
  expect((await w.ok(at.reviewer, api.rows, { id, key: 'requests.accepted' })).same).toBe(true)
  const back = await w.ok(at.reviewer, api.sendBack, { id, reason: '再核对一遍' })
  expect(back).toMatchObject({ state: 'draft', timeline: [{ act: 'draft' }, { act: 'send' }, { act: 'send-back', by: '高远', note: '再核对一遍' }] })
  expect(shownOf(back)['requests.submitted']).toBe('2')
  await w.ok(at.editor, api.send, { id })
  expect(shownOf(await w.ok(at.signer, api.show, { id }))['requests.submitted']).toBe('2')
})

test('a published issue has its numbers, is read by anybody and stays as it was', async () => {
  await using w = await world()
  const at = await scene(w)
  await order(w, at)
  const first = await published(w, at)
  expect(first.issue).toEqual({ year: 2026, number: 1, total: 1, day: '2026-09-07' })
  await order(w, at)
  const second = await published(w, at)
  expect([second.issue?.number, second.issue?.total]).toEqual([2, 2])
  await w.to('2027-01-05T02:00:00.000Z')
  expect((await published(w, at)).issue).toMatchObject({ year: 2027, number: 1, total: 3 })
  const read = await w.ok(null, api.issue, { id: first.id })
  expect(read).toMatchObject({ issue: { number: 1 }, editor: '周敏', signer: '罗文静', numbers: [{ shown: '1', frozen: true }, { shown: '0' }] })
  expect((await w.ok(null, api.published, { limit: 2 })).items.map((one) => one.issue.total)).toEqual([3, 2])
  expect((await w.call(null, api.rows, { id: first.id, key: 'requests.submitted' })).code).toBe('absent')
  const { id } = await draft(w, at)
  expect((await w.call(null, api.issue, { id })).code).toBe('absent')
})

test('a correction is seen by all: the words, the number before and now', async () => {
  await using w = await world()
  const at = await scene(w)
  await order(w, at)
  const { id } = await published(w, at)
  await order(w, at)
  expect((await w.call(at.editor, api.correct, { id, note: '漏计一件' })).code).toBe('may.no-office')
  await w.ok(at.signer, api.correct, { id, note: '漏计一件', numbers: ['requests.submitted'] })
  const read = await w.ok(null, api.issue, { id })
  expect(read.corrections).toMatchObject([{ by: '罗文静', note: '漏计一件', day: '2026-09-07', numbers: [{ key: 'requests.submitted', was: '1', now: '2' }] }])
  expect(read.numbers.find((one) => one.key === 'requests.submitted')?.shown).toBe('2')
  expect((await w.call(at.signer, api.correct, { id, note: '没有这个数', numbers: ['people.served'] })).code).toBe('bulletin.unknown-figure')
})

async function confirmed(w: World, at: Scene) {
  const leader = at.teams[0]?.leader
  if (leader === undefined) throw new Error('a team is needed')
  const { id } = await order(w, at)
  await w.ok(at.desk, requests.accept, { id })
  await w.ok(leader, requests.claim, { id })
  const window = aWindow(w.now)
  await w.to(window.from)
  await w.ok(leader, requests.begin, { id }, { hat: 'me' })
  await w.to(window.to)
  await w.ok(leader, requests.finish, { id, visits: [{ person: leader.id, from: window.from, to: window.to }] })
  await w.ok(at.resident, requests.confirm, { id, stars: 5 })
}

test('a number about few persons is signed only with a decision, and not seen from above before', async () => {
  await using w = await world()
  const at = await scene(w)
  await confirmed(w, at)
  const { id, entry, text } = await draft(w, at)
  await w.ok(at.editor, api.edit, { id, entry, text: { ...text, blocks: [{ kind: 'paragraph', runs: ['服务居民', { figure: 'people.served' }, '人。'] }] } })
  await w.ok(at.editor, api.send, { id })
  await w.ok(at.reviewer, api.approve, { id })
  const above = await w.office(await w.person(), at.county, 'auditor')
  expect(shownOf(await w.ok(above, api.show, { id }))).toEqual({ 'people.served': '—' })
  expect(await w.call(at.signer, api.sign, { id })).toMatchObject({ code: 'bulletin.few', facts: { keys: ['people.served'] } })
  const done = await w.ok(at.signer, api.sign, { id, few: { keys: ['people.served'], reason: '本人同意写进简报' } })
  expect(done.timeline.at(-1)).toMatchObject({ act: 'sign', by: '罗文静', note: '本人同意写进简报' })
})

const file = (w: World, who: Someone | null, id: string, ending: string) =>
  fetch(`${w.server.address}/api/bulletins/${id}/bulletin.${ending}`, { headers: who === null ? {} : { authorization: `Bearer ${who.token}`, 'qq-hat': who.hat } })

test('an issue leaves the house as Word and PDF; a draft only through the desk', async () => {
  await using w = await world()
  const at = await scene(w)
  const { id } = await published(w, at)
  const word = await file(w, null, id, 'docx')
  expect([word.status, word.headers.get('content-disposition')]).toEqual([200, `attachment; filename*=UTF-8''${encodeURIComponent('点单工作简报第1期（总第1期）.docx')}`])
  expect(Buffer.from(await word.arrayBuffer()).subarray(0, 2).toString()).toBe('PK')
  expect(Buffer.from(await (await file(w, null, id, 'pdf')).arrayBuffer()).subarray(0, 5).toString()).toBe('%PDF-')
  const unsigned = await draft(w, at)
  expect((await file(w, null, unsigned.id, 'docx')).status).toBe(404)
  expect((await file(w, at.editor, unsigned.id, 'docx')).status).toBe(200)
})

test('without an outline there is no draft', async () => {
  await using w = await world()
  const place = await w.org({ kind: 'county' })
  const editor = await w.office(await w.person(), place, 'editor')
  expect((await w.call(editor, api.draft, span)).code).toBe('bulletin.no-outline')
})
