import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { signed, smsSender } from './sms.ts'

test('signs as the published example of signature method V3 does', () => {
  const call = {
    host: 'ecs.cn-shanghai.aliyuncs.com', action: 'RunInstances', version: '2014-05-26', date: '2023-10-26T10:22:32Z', nonce: '3156853299f313e23d1673dc12e1703d',
    query: { ImageId: 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd', RegionId: 'cn-shanghai' },
  }
  const { headers } = signed(call, { id: 'YourAccessKeyId', secret: 'YourAccessKeySecret' })
  expect(headers['authorization']).toBe(
    'ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,'
    + 'Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
  )
})

/** A messenger that checks what it gets as the specification asks, and answers with `code`. */
async function standIn(code: string) {
  const got: { query: Record<string, string>; signature: boolean }[] = []
  const check = (request: IncomingMessage): boolean => {
    const header = (name: string) => String(request.headers[name] ?? '')
    const query = Object.fromEntries(new URL(request.url ?? '/', 'http://localhost').searchParams)
    const call = { host: header('host'), action: header('x-acs-action'), version: header('x-acs-version'), date: header('x-acs-date'), nonce: header('x-acs-signature-nonce'), query }
    return request.method === 'POST' && signed(call, { id: 'key', secret: 'secret' }).headers['authorization'] === header('authorization')
  }
  const server = createServer((request, response) => {
    got.push({ query: Object.fromEntries(new URL(request.url ?? '/', 'http://localhost').searchParams), signature: check(request) })
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ Code: code, RequestId: '1' }))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const settings = { endpoint: `http://127.0.0.1:${port}`, accessKeyId: 'key', accessKeySecret: 'secret', signName: '群青(团)', templateCode: 'SMS_1' }
  return { got, send: smsSender(settings), [Symbol.asyncDispose]: async () => void server.close() }
}

test('sends the code to a number without its country code, signed', async () => {
  await using messenger = await standIn('OK')
  await messenger.send('+8613800138000', '012345')
  expect(messenger.got).toEqual([
    { signature: true, query: { PhoneNumbers: '13800138000', SignName: '群青(团)', TemplateCode: 'SMS_1', TemplateParam: '{"code":"012345"}' } },
  ])
})

test('says why the messenger refused, without number or code', async () => {
  await using messenger = await standIn('isv.BUSINESS_LIMIT_CONTROL')
  await expect(messenger.send('+8613800138000', '012345')).rejects.toThrow('messenger refused: isv.BUSINESS_LIMIT_CONTROL')
})
