import { inflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import * as requests from '#kernels/marketplace/requests/contract.ts'
import { aWindow, community, world, type World } from '#tests/world.ts'
import * as api from './contract.ts'

const bind = (zh: string, move: string) => ({ zh, unit: '件', of: 'requests.moves', where: { move: [move] } })

/** A published issue whose text names two numbers: thirteen orders, eleven of them accepted. */
async function published(w: World) {
  const at = await community(w)
  await w.set(at.county, 'insight.figures', { 'figures.requests.submitted': bind('居民点单', 'submit'), 'figures.requests.accepted': bind('社区收单', 'accept') })
  await w.set(at.county, 'insight.bulletin', {
    outline: [{ zh: '居民点单{0}件，社区收单{1}件。', figures: ['requests.submitted', 'requests.accepted'] }], masthead: '青年工作简报', imprint: [{ label: '报', text: '上级团委' }],
  })
  const person = async (name: string, role: string) => w.office(await w.person({ name }), at.place, role)
  const [editor, reviewer, signer] = [await person('周敏', 'editor'), await person('高远', 'leader'), await person('罗文静', 'leader')]
  const residents = [at.resident, await w.person()]
  for (let n = 0; n < 13; n += 1) {
    const who = residents[n % 2] ?? at.resident
    const { id } = await w.ok(who, requests.submit, { org: at.place.id, service: 'haircut', window: aWindow(w.now), premise: at.door, words: '' })
    if (n < 11) await w.ok(at.desk, requests.accept, { id })
  }
  const { id } = await w.ok(editor, api.draft, { from: '2026-09-01', to: '2026-09-30' })
  await w.ok(editor, api.send, { id })
  await w.ok(reviewer, api.approve, { id })
  await w.ok(signer, api.sign, { id })
  await w.ok(editor, api.publish, { id })
  return w.ok(null, api.issue, { id })
}

async function fileOf(w: World, id: string, ending: string): Promise<Buffer> {
  return Buffer.from(await (await fetch(`${w.server.address}/api/bulletins/${id}/bulletin.${ending}`)).arrayBuffer())
}

/** The text of a part of a zip archive that is read from its central directory. */
function partOf(zip: Buffer, name: string): string {
  const central = zip.lastIndexOf(Buffer.from('504b0506', 'hex'))
  let at = zip.readUInt32LE(central + 16)
  while (zip.readUInt32LE(at) === 0x02014b50) {
    const [size, length, extra, comment, local] = [zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32), zip.readUInt32LE(at + 42)]
    if (zip.subarray(at + 46, at + 46 + length).toString() === name) {
      const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
      return inflateRawSync(zip.subarray(start, start + size)).toString()
    }
    at += 46 + length + extra + comment
  }
  throw new Error(`no ${name}`)
}

test('the Word file says every number that the web says, in the same sentence', async () => {
  await using w = await world()
  const page = await published(w)
  expect(page.numbers.map(({ shown }) => shown)).toEqual(['13', '11'])
  const words = partOf(await fileOf(w, page.id, 'docx'), 'word/document.xml').replaceAll(/<[^>]+>/g, '')
  expect(words).toContain('居民点单13件，社区收单11件。')
  for (const text of [page.masthead, '第1期（总第1期）', page.org.name, '2026年9月7日', page.text.title, '上级团委', '周敏', '高远', '罗文静', '数字是怎么算的']) expect(words).toContain(text)
  for (const { how } of page.numbers) expect(words).toContain(how.zh)
})
