import { createDecipheriv, createECDH, createHmac, createPublicKey, randomBytes, verify } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { realNow } from '#platform/clock.ts'
import { connect } from '#platform/connect.ts'
import { spread } from '#app/worker.ts'
import { startServer } from '#app/server.ts'
import { testSecrets } from '#tests/secrets.ts'
import { world, type Someone, type World } from '#tests/world.ts'
import { channelsOf } from './channels.ts'
import * as api from './contract.ts'
import { notify } from './notify.ts'
import { isServed, newPushKeys, pusherOf, type PushSettings } from './push.ts'

const hkdf = (salt: Buffer, ikm: Buffer, info: Buffer, length: number): Buffer => {
  const prk = createHmac('sha256', salt).update(ikm).digest()
  return createHmac('sha256', prk).update(Buffer.concat([info, Buffer.from([1])])).digest().subarray(0, length)
}

/** A browser's device: its keys, and how it reads what comes (RFC 8291 §4, RFC 8188 §2). */
function device() {
  const [ecdh, auth] = [createECDH('prime256v1'), randomBytes(16)]
  const own = ecdh.generateKeys()
  const read = (body: Buffer): unknown => {
    const [salt, size] = [body.subarray(0, 16), body.readUInt8(20)]
    const [theirs, sealed] = [body.subarray(21, 21 + size), body.subarray(21 + size)]
    const ikm = hkdf(auth, ecdh.computeSecret(theirs), Buffer.concat([Buffer.from('WebPush: info\0'), own, theirs]), 32)
    const key = hkdf(salt, ikm, Buffer.from('Content-Encoding: aes128gcm\0'), 16)
    const decipher = createDecipheriv('aes-128-gcm', key, hkdf(salt, ikm, Buffer.from('Content-Encoding: nonce\0'), 12))
    decipher.setAuthTag(sealed.subarray(-16))
    const text = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]).toString('utf8')
    return JSON.parse(text.slice(0, text.lastIndexOf('\u0002')))
  }
  return { p256dh: own.toString('base64url'), auth: auth.toString('base64url'), read }
}

/** Whether a request proves that it comes from the installation (RFC 8292 §2 to 3.1). */
function isProved(header: string, { publicKey, origin }: { publicKey: string; origin: string }): boolean {
  const [, token = '', key = ''] = /^vapid t=([^,]+), ?k=(.+)$/.exec(header) ?? []
  const [head = '', claims = '', signature = ''] = token.split('.')
  const point = Buffer.from(publicKey, 'base64url')
  const jwk = { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') }
  const signed = verify('sha256', Buffer.from(`${head}.${claims}`), { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'))
  const { aud, exp, sub } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { aud: string; exp: number; sub: string }
  const now = realNow().getTime() / 1000
  return key === publicKey && signed && aud === origin && sub === 'mailto:ops@example.org' && exp > now && exp < now + 86_400
}

/** A push service that takes only what is proved, encrypted and named as the standards ask, and answers with `says`. */
async function service(says: () => number = () => 201) {
  const got: { path: string; body: Buffer; topic: string }[] = []
  const keys = newPushKeys()
  const server = createServer((request, response) => void buffer(request).then((body) => {
    const { authorization = '', ttl, topic = '', 'content-encoding': encoding } = request.headers
    const right = request.method === 'POST' && ttl === '86400' && encoding === 'aes128gcm' && /^[\w-]{1,32}$/.test(String(topic)) && isProved(authorization, { ...keys, origin })
    if (right) got.push({ path: request.url ?? '', body, topic: String(topic) })
    response.writeHead(right ? says() : 400).end()
  }))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const settings: PushSettings = { ...keys, subject: 'mailto:ops@example.org', services: [origin] }
  return { got, origin, settings, [Symbol.asyncDispose]: async () => void server.close() }
}

const said = { title: '群青', body: '有一单等你确认', topic: 'a1' }

test('a message reaches its device encrypted, proved to come from here, and nobody else can read it', async () => {
  await using push = await service()
  const mine = device()
  expect(await pusherOf(push.settings)({ endpoint: `${push.origin}/send/1`, ...mine }, said)).toEqual({ is: 'ok' })
  const [one] = push.got
  expect(one).toMatchObject({ path: '/send/1', topic: 'a1' })
  expect(mine.read(one?.body ?? Buffer.alloc(0))).toEqual({ title: '群青', body: '有一单等你确认', tag: 'a1' })
  expect(one?.body.toString('utf8')).not.toContain('有一单')
  expect(() => device().read(one?.body ?? Buffer.alloc(0))).toThrow()
})

test.each([[404, 'refused'], [410, 'refused'], [413, 'refused'], [429, 'again'], [503, 'again']])('a service that answers %i: %s', async (status, is) => {
  await using push = await service(() => status)
  expect(await pusherOf(push.settings)({ endpoint: `${push.origin}/1`, ...device() }, said)).toEqual({ is, code: `push-${status}` })
})

test('other keys of the installation, other hosts, broken device keys, and nobody there', async () => {
  await using push = await service()
  const send = pusherOf(push.settings)
  const at = { endpoint: `${push.origin}/1`, ...device() }
  expect(await pusherOf({ ...push.settings, ...newPushKeys() })(at, said)).toEqual({ is: 'refused', code: 'push-400' })
  expect(await send({ ...at, endpoint: 'http://127.0.0.1:1/1' }, said)).toEqual({ is: 'refused', code: 'push-service' })
  expect(await send({ ...at, p256dh: 'AAAA' }, said)).toEqual({ is: 'refused', code: 'push-410' })
  await push[Symbol.asyncDispose]()
  expect(await send(at, said)).toMatchObject({ is: 'again' })
  expect(push.got).toEqual([])
})

test.each([
  ['https://fcm.googleapis.com/fcm/send/x', true], ['https://web.push.apple.com/x', true], ['https://push.apple.com.evil.example/x', false], ['http://web.push.apple.com/x', false],
  ['https://evilpush.apple.com/x', false], ['https://fcm.googleapis.com:8443/x', false], ['https://fcm.googleapis.com@127.0.0.1/x', false], ['nothing', false],
])('%s is of a service: %s', (endpoint, is) => {
  expect(isServed(['https://fcm.googleapis.com', 'https://*.push.apple.com'], endpoint)).toBe(is)
})

/** A web process that knows the push service, and the worker beside it. */
async function installation(w: World, settings: PushSettings) {
  const channels = channelsOf({ gateway: undefined, mailer: undefined, push: settings, local: false, limits: {}, address: '' })
  const server = await startServer({ appUrl: w.appUrl, host: '127.0.0.1', port: 0, secrets: testSecrets, dataDir: w.dataDir, distDir: `${w.dataDir}/none`, demo: true, outbox: true, level: 'fatal', channels })
  const { db, close } = connect(w.appUrl, 3)
  return {
    at: server.address, round: () => spread({ db, secrets: testSecrets, files: w.dataDir }, w.now, channels),
    [Symbol.asyncDispose]: async () => (await server.close(), close()),
  }
}

test('each of a person’s devices is woken at once; one that its service has forgotten goes', async () => {
  await using w = await world()
  const gone = { path: '' }
  await using push = await service(() => (push.got.at(-1)?.path === gone.path ? 410 : 201))
  await using here = await installation(w, push.settings)
  const [who, other] = [await w.person(), await w.person()]
  const [phone, tablet] = [device(), device()]
  const add = (person: Someone, name: string, { p256dh, auth }: ReturnType<typeof device>) => w.call(person, api.addDevice, { endpoint: `${push.origin}/${name}`, p256dh, auth }, { at: here.at })
  const told = () => w.atDoor((cx) => notify(cx, { person: who.id, code: 'request.accepted', noun: 'request', target: crypto.randomUUID(), facts: { org: '柳溪社区' } }))
  expect((await w.call(who, api.ways, {}, { at: here.at })).body).toMatchObject({ push: push.settings.publicKey })
  expect((await add(who, 'phone', phone)).body).toMatchObject({ devices: 1, push: true })
  expect((await add(who, 'tablet', tablet)).body).toMatchObject({ devices: 2 })
  await told()
  await here.round()
  await here.round()
  expect(push.got.map(({ path }) => path).toSorted()).toEqual(['/phone', '/tablet'])
  const one = push.got.find(({ path }) => path === '/tablet')
  expect(tablet.read(one?.body ?? Buffer.alloc(0))).toMatchObject({ title: '群青', body: '有一件事等你看' })
  const { rows } = await w.owner.query(`select (select jsonb_agg(d) from push_device d)::text as devices, (select jsonb_agg(c) from command c)::text as commands`)
  expect(JSON.stringify(rows)).not.toMatch(new RegExp(`phone|${Buffer.from('/phone').toString('hex')}|${phone.auth}`))
  gone.path = '/phone'
  await told()
  await here.round()
  expect(await w.ok(who, api.preferences, {})).toMatchObject({ devices: 1 })
  // Who uses the same browser next has it, and the one before no longer.
  expect((await add(other, 'tablet', tablet)).body).toMatchObject({ devices: 1 })
  expect(await w.ok(who, api.preferences, {})).toMatchObject({ devices: 0 })
  expect(await w.ok(who, api.dropDevice, { endpoint: `${push.origin}/tablet` })).toMatchObject({ devices: 0 })
  expect(await w.ok(other, api.dropDevice, { endpoint: `${push.origin}/tablet` })).toMatchObject({ devices: 0 })
})

test('an address that is no push service’s is refused, and what is no address or key', async () => {
  await using w = await world()
  await using push = await service()
  await using here = await installation(w, push.settings)
  const who = await w.person()
  const { p256dh, auth } = device()
  const ask = (given: object) => w.call(who, api.addDevice, { endpoint: `${push.origin}/1`, p256dh, auth, ...given }, { at: here.at })
  expect(await ask({ endpoint: 'http://127.0.0.1:5432/' })).toMatchObject({ status: 400, code: 'notice.push-service' })
  expect(await ask({ endpoint: 'https://localhost/' })).toMatchObject({ status: 400, code: 'notice.push-service' })
  for (const given of [{ endpoint: 'file:///etc/passwd' }, { endpoint: '' }, { auth: 'x' }, { p256dh: `${'x'.repeat(300)}` }]) expect(await ask(given)).toMatchObject({ status: 400, code: 'input' })
  for (let n = 0; n < 12; n += 1) await ask({ endpoint: `${push.origin}/${n}` })
  expect(await w.ok(who, api.preferences, {})).toMatchObject({ devices: 10 })
})

test('the service worker shows what came, and a tap opens the inbox', async () => {
  const [heard, did]: [Map<string, (event: unknown) => void>, unknown[]] = [new Map(), []]
  const self = {
    addEventListener: (name: string, listener: (event: unknown) => void) => heard.set(name, listener),
    registration: { showNotification: (...shown: unknown[]) => void did.push(shown) },
    clients: { matchAll: async () => [], openWindow: async (path: string) => void did.push(path) },
  }
  runInNewContext(readFileSync(new URL('../../../web/public/sw.mjs', import.meta.url), 'utf8'), { self })
  heard.get('push')?.({ data: { json: () => ({ title: '群青', body: '有一单等你确认', tag: 'a1' }) }, waitUntil: () => undefined })
  const [closed, works]: [string[], Promise<void>[]] = [[], []]
  heard.get('notificationclick')?.({ notification: { close: () => closed.push('yes') }, waitUntil: (work: Promise<void>) => works.push(work) })
  await Promise.all(works)
  expect(did).toEqual([['群青', { body: '有一单等你确认', tag: 'a1', icon: '/logo.svg' }], '/notices'])
  expect(closed).toEqual(['yes'])
})
