import { createServer, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { connect } from '#platform/connect.ts'
import { spread } from '#app/worker.ts'
import { testSecrets } from '#tests/secrets.ts'
import { world, type Someone, type World } from '#tests/world.ts'
import { channelsOf } from './channels.ts'
import * as api from './contract.ts'
import { maskedEmail } from './email.ts'
import { mailerOf } from './mail.ts'
import { notify } from './notify.ts'

const MINUTE = 60_000

/** Quoted-printable and base64 bodies as text, encoded words of the head too. */
function readable(raw: string): string {
  const words = raw.replaceAll(/=\?UTF-8\?([BQ])\?([^?]*)\?=(\r\n )?/gi, (_, how: string, text: string) =>
    Buffer.from(how.toUpperCase() === 'B' ? text : text.replaceAll('_', ' ').replaceAll(/=([0-9A-F]{2})/g, (__, hex: string) => String.fromCharCode(parseInt(hex, 16))), how.toUpperCase() === 'B' ? 'base64' : 'latin1').toString('utf8'))
  const [head = '', ...parts] = words.split('\r\n\r\n')
  const body = parts.join('\r\n\r\n')
  if (/base64/i.test(head)) return `${head}\n\n${Buffer.from(body, 'base64').toString('utf8')}`
  const bytes = body.replaceAll('=\r\n', '').replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  return `${head}\n\n${/quoted-printable/i.test(head) ? Buffer.from(bytes, 'latin1').toString('utf8') : body}`
}

interface Mail { from: string; to: string; text: string }

/** A mail server that checks what it hears as RFC 5321 orders it, and asks for a name and a password. `says` is its answer to RCPT. */
async function mailServer(says: () => string = () => '250 ok') {
  const got: Mail[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    const mail: Mail = { from: '', to: '', text: '' }
    let [known, data, rest] = [false, false, '']
    const answers: [RegExp, (found: RegExpExecArray) => string][] = [
      [/^EHLO \S+$/, () => '250-stand-in\r\n250 AUTH PLAIN'],
      [/^AUTH PLAIN (\S+)$/, ([, said = '']) => {
        known = Buffer.from(said, 'base64').toString() === '\0qunqing\0secret'
        return known ? '235 ok' : '535 no'
      }],
      [/^MAIL FROM:<([^>]+)>/, ([, from = '']) => ((mail.from = from), known ? '250 ok' : '530 who are you')],
      [/^RCPT TO:<([^>]+)>/, ([, to = '']) => ((mail.to = to), says())],
      [/^DATA$/, () => ((data = true), '354 go on')],
      [/^(QUIT|RSET)$/, () => '250 bye'],
    ]
    const line = (text: string): void => {
      if (data && text !== '.') return void (mail.text += `${text}\r\n`)
      if (data) {
        data = false
        got.push({ ...mail, text: readable(mail.text) })
        return void socket.write('250 taken\r\n')
      }
      for (const [of, answer] of answers) {
        const found = of.exec(text)
        if (found !== null) return void socket.write(`${answer(found)}\r\n`)
      }
      socket.write('500 what\r\n')
    }
    socket.write('220 stand-in\r\n')
    socket.on('error', () => undefined)
    socket.on('data', (bytes) => {
      const lines = (rest + bytes.toString('utf8')).split('\r\n')
      rest = lines.pop() ?? ''
      lines.forEach(line)
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const settings = { host: '127.0.0.1', port, user: 'qunqing', password: 'secret', from: '群青 <no-reply@example.org>' }
  const close = async () => {
    for (const socket of sockets) socket.destroy()
    server.close()
  }
  return { got, settings, [Symbol.asyncDispose]: close }
}

const mail = { to: 'lin@example.com', subject: '群青：有一单等你确认', text: '打开看看', id: 'a' }

test('a mail goes out as RFC 5321 orders it, with who it is from, a subject in Chinese and an id of its own', async () => {
  await using server = await mailServer()
  expect(await mailerOf(server.settings)(mail)).toEqual({ is: 'ok' })
  expect(server.got).toMatchObject([{ from: 'no-reply@example.org', to: 'lin@example.com' }])
  expect(server.got[0]?.text).toContain('Subject: 群青：有一单等你确认')
  expect(server.got[0]?.text).toContain('Message-ID: <a@example.org>')
  expect(server.got[0]?.text).toContain('打开看看')
})

test('a final no is a dead end; not now, a wrong password and silence are worth another try', async () => {
  await using gone = await mailServer(() => '550 no such mailbox')
  await using later = await mailServer(() => '451 come again')
  expect(await mailerOf(gone.settings)(mail)).toEqual({ is: 'refused', code: 'smtp-550' })
  expect(await mailerOf(later.settings)(mail)).toEqual({ is: 'again', code: 'smtp-451' })
  expect(await mailerOf({ ...later.settings, password: 'wrong' })(mail)).toEqual({ is: 'again', code: 'smtp-535' })
  await later[Symbol.asyncDispose]()
  expect(await mailerOf(later.settings)(mail)).toMatchObject({ is: 'again' })
  expect([...gone.got, ...later.got]).toEqual([])
})

/** The worker of an installation with a mail server and nothing else. */
function worker(w: World, settings: Parameters<typeof mailerOf>[0]) {
  const { db, close } = connect(w.appUrl, 3)
  const channels = channelsOf({ gateway: undefined, mailer: mailerOf(settings), push: undefined, local: false, limits: {}, address: 'https://qunqing.example' })
  return { round: (minutes = 0) => spread({ db, secrets: testSecrets, files: w.dataDir }, new Date(w.now.getTime() + minutes * MINUTE), channels), [Symbol.asyncDispose]: close }
}

const codeIn = ({ text = '' }: Partial<Mail> = {}): string => /验证码 (\d{6})/.exec(text)?.[1] ?? ''
const EMAIL = 'Lin.Siyuan@Example.com'

test('an address is used once a code has proved it, is sealed, and is forgotten when its owner says so', async () => {
  await using w = await world()
  await using server = await mailServer()
  await using at = worker(w, server.settings)
  const who = await w.person()
  const told = () => w.atDoor((cx) => notify(cx, { person: who.id, code: 'request.accepted', noun: 'request', target: crypto.randomUUID(), facts: { org: '柳溪社区' } }))
  const { id } = await w.ok(who, api.askEmail, { email: EMAIL })
  await told()
  await at.round(11)
  expect(server.got.map(({ to }) => to)).toEqual(['lin.siyuan@example.com'])
  const code = codeIn(server.got[0])
  expect(await w.call(await w.person(), api.proveEmail, { id, code })).toMatchObject({ status: 409, code: 'notice.email-over' })
  expect(await w.call(who, api.proveEmail, { id, code: code === '000000' ? '000001' : '000000' })).toMatchObject({ status: 409, code: 'notice.email-wrong', facts: { left: 4 } })
  expect(await w.ok(who, api.proveEmail, { id, code })).toMatchObject({ address: 'li***@example.com', email: true })
  expect((await w.call(who, api.proveEmail, { id, code })).code).toBe('notice.email-over')
  await told()
  await at.round(12)
  await at.round(13)
  expect(server.got).toHaveLength(2)
  expect(server.got[1]?.text).toContain('群青：有一件事等你看')
  expect(server.got[1]?.text).toContain('https://qunqing.example/notices')
  expect(server.got[1]?.text).not.toContain('柳溪')
  const { rows } = await w.owner.query(`select (select jsonb_agg(s) from person_sealed s)::text, (select jsonb_agg(c) from email_code c)::text, (select jsonb_agg(c) from command c)::text`)
  expect(JSON.stringify(rows).toLowerCase()).not.toMatch(new RegExp(`siyuan|${Buffer.from('siyuan').toString('hex')}`))
  expect(await w.ok(who, api.dropEmail, {})).toMatchObject({ address: null, email: false })
  await told()
  await at.round(30)
  expect(server.got).toHaveLength(2)
})

test('wrong tries end a code, codes are few, and what is no address is refused', async () => {
  await using w = await world()
  await using server = await mailServer()
  await using at = worker(w, server.settings)
  const who = await w.person()
  for (const email of ['', 'lin', 'lin@', 'a b@example.com', `${'x'.repeat(300)}@example.com`, 'lin@example.com\r\nBcc: all@example.com']) {
    expect(await w.call(who, api.askEmail, { email })).toMatchObject({ status: 400, code: 'input' })
  }
  const { id } = await w.ok(who, api.askEmail, { email: EMAIL })
  await at.round()
  const code = codeIn(server.got[0])
  const wrong = code === '000000' ? '000001' : '000000'
  for (const left of [4, 3, 2, 1, 0]) expect((await w.call(who, api.proveEmail, { id, code: wrong })).facts).toEqual({ left })
  expect((await w.call(who, api.proveEmail, { id, code })).code).toBe('notice.email-over')
  const ask = (one: Someone) => w.call(one, api.askEmail, { email: EMAIL })
  for (let n = 0; n < 4; n += 1) expect((await ask(who)).status).toBe(200)
  expect(await ask(who)).toMatchObject({ status: 429, code: 'notice.email-often' })
  // Others do not get to fill the same mailbox either.
  expect(await ask(await w.person())).toMatchObject({ status: 429 })
  expect((await w.call(null, api.askEmail, { email: EMAIL })).status).toBe(401)
})

test('a code that the server does not take now goes out later', async () => {
  await using w = await world()
  const said = { now: '451 come again' }
  await using server = await mailServer(() => said.now)
  await using at = worker(w, server.settings)
  await w.ok(await w.person(), api.askEmail, { email: EMAIL })
  await at.round()
  expect(server.got).toEqual([])
  said.now = '250 ok'
  await at.round()
  await at.round()
  expect(server.got).toHaveLength(1)
})

test('an address as its owner sees it', () => {
  expect(['lin@example.com', 'a@b.cn'].map(maskedEmail)).toEqual(['li***@example.com', 'a***@b.cn'])
})
