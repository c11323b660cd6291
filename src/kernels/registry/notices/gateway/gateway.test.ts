import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { realNow } from '#platform/clock.ts'
import { alibaba, signed } from './alibaba.ts'
import type { GatewaySettings, Sent } from './gateway.ts'
import { authorization, tencent } from './tencent.ts'

test('signs as the published example of Alibaba Cloud’s signature method V3 does', () => {
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

test('signs as the published example of Tencent Cloud’s signature method v3 does', () => {
  const body = String.raw`{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}`
  const key = { id: 'AKIDEXAMPLE', secret: 'Gu5t9xGARNpq86cd98joQYCN3EXAMPLE' }
  expect(authorization({ host: 'cvm.tencentcloudapi.com', service: 'cvm', timestamp: 1551113065, body }, key)).toBe(
    'TC3-HMAC-SHA256 Credential=AKIDEXAMPLE/2019-02-25/cvm/tc3_request, SignedHeaders=content-type;host, '
    + 'Signature=72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168',
  )
})

const key = { id: 'key', secret: 'secret' }
const header = (request: IncomingMessage, name: string) => String(request.headers[name] ?? '')

/** Each carrier's stand-in checks what it gets as the carrier's specification asks, and says what it would say. */
const carriers = {
  alibaba: {
    make: alibaba,
    heard: (request: IncomingMessage) => {
      const query = Object.fromEntries(new URL(request.url ?? '/', 'http://localhost').searchParams)
      const call = { host: header(request, 'host'), action: header(request, 'x-acs-action'), version: header(request, 'x-acs-version'), date: header(request, 'x-acs-date'), nonce: header(request, 'x-acs-signature-nonce'), query }
      return { signature: request.method === 'POST' && signed(call, key).headers['authorization'] === header(request, 'authorization'), said: query }
    },
    answer: (code: string) => ({ Code: code, RequestId: '1' }),
    taken: 'OK',
    wrong: 'SignatureDoesNotMatch',
  },
  tencent: {
    make: tencent,
    heard: (request: IncomingMessage, body: string) => {
      const [timestamp, host] = [Number(header(request, 'x-tc-timestamp')), header(request, 'host')]
      const fresh = Math.abs(realNow().getTime() / 1000 - timestamp) < 300 && header(request, 'x-tc-action') === 'SendSms' && header(request, 'x-tc-version') === '2021-01-11' && header(request, 'x-tc-region') === 'ap-guangzhou'
      return { signature: fresh && authorization({ host, service: 'sms', timestamp, body }, key) === header(request, 'authorization'), said: JSON.parse(body) as Record<string, unknown> }
    },
    answer: (code: string) => (code.startsWith('AuthFailure') ? { Response: { Error: { Code: code, Message: 'x' }, RequestId: '1' } } : { Response: { SendStatusSet: [{ Code: code, Message: 'x' }], RequestId: '1' } }),
    taken: 'Ok',
    wrong: 'AuthFailure.SignatureFailure',
  },
} as const
type Carrier = keyof typeof carriers

async function standIn(carrier: Carrier, code: string, secret = 'secret') {
  const got: { signature: boolean; said: unknown }[] = []
  const { make, heard, answer, wrong } = carriers[carrier]
  const server = createServer((request, response) => void text(request).then((body) => {
    const one = heard(request, body)
    got.push(one)
    if (code === 'no JSON') return response.writeHead(502).end('<html>')
    return response.setHeader('content-type', 'application/json').end(JSON.stringify(answer(one.signature ? code : wrong)))
  }))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const settings: GatewaySettings = {
    carrier, endpoint: `http://127.0.0.1:${port}`, keyId: 'key', keySecret: secret, signName: '群青(团)', templates: { code: 'SMS_1', notice: 'SMS_2', invite: 'SMS_3' }, appId: '1400', region: 'ap-guangzhou',
  }
  return { got, gateway: make(settings), [Symbol.asyncDispose]: async () => void server.close() }
}

const asked = { org: '柳溪社区', role: '工作人员', address: 'https://qunqing.example' }

test('Alibaba Cloud gets a number without its country code, and the template’s variable', async () => {
  await using stand = await standIn('alibaba', 'OK')
  expect(await stand.gateway.send('+8613800138000', 'code', { values: { code: '012345' }, id: 'a' })).toEqual({ is: 'ok' })
  expect(await stand.gateway.send('+8613800138000', 'notice', { values: { what: '有一单等你确认' }, id: 'b' })).toEqual({ is: 'ok' })
  expect(await stand.gateway.send('+8613800138000', 'invite', { values: asked, id: 'c' })).toEqual({ is: 'ok' })
  const common = { PhoneNumbers: '13800138000', SignName: '群青(团)' }
  expect(stand.got).toEqual([
    { signature: true, said: { ...common, TemplateCode: 'SMS_1', TemplateParam: '{"code":"012345"}', OutId: 'a' } },
    { signature: true, said: { ...common, TemplateCode: 'SMS_2', TemplateParam: '{"what":"有一单等你确认"}', OutId: 'b' } },
    { signature: true, said: { ...common, TemplateCode: 'SMS_3', TemplateParam: JSON.stringify(asked), OutId: 'c' } },
  ])
})

test('Tencent Cloud gets a number in E.164, and the template’s variable', async () => {
  await using stand = await standIn('tencent', 'Ok')
  expect(await stand.gateway.send('+8613800138000', 'notice', { values: { what: '有一单等你确认' }, id: 'b' })).toEqual({ is: 'ok' })
  expect(await stand.gateway.send('+8613800138000', 'invite', { values: asked, id: 'c' })).toEqual({ is: 'ok' })
  const common = { PhoneNumberSet: ['+8613800138000'], SmsSdkAppId: '1400', SignName: '群青(团)' }
  expect(stand.got).toEqual([
    { signature: true, said: { ...common, TemplateId: 'SMS_2', TemplateParamSet: ['有一单等你确认'], SessionContext: 'b' } },
    { signature: true, said: { ...common, TemplateId: 'SMS_3', TemplateParamSet: Object.values(asked), SessionContext: 'c' } },
  ])
})

const cases: [Carrier, string, Sent['is']][] = [
  ['alibaba', 'isv.MOBILE_NUMBER_ILLEGAL', 'refused'], ['alibaba', 'isv.BUSINESS_LIMIT_CONTROL', 'again'], ['alibaba', 'isp.SYSTEM_ERROR', 'again'], ['alibaba', 'isv.AMOUNT_NOT_ENOUGH', 'again'],
  ['tencent', 'InvalidParameterValue.IncorrectPhoneNumber', 'refused'], ['tencent', 'FailedOperation.PhoneNumberInBlacklist', 'refused'], ['tencent', 'LimitExceeded.PhoneNumberDailyLimit', 'again'],
  ['tencent', 'InternalError.Timeout', 'again'], ['tencent', 'AuthFailure.SecretIdNotFound', 'again'], ['tencent', 'FailedOperation.InsufficientBalanceInSmsPackage', 'again'],
]
test.each(cases)('%s says %s: %s, with its code and nothing else', async (carrier, code, is) => {
  await using stand = await standIn(carrier, code)
  expect(await stand.gateway.send('+8613800138000', 'code', { values: { code: '012345' }, id: 'a' })).toEqual({ is, code })
})

describe.each(['alibaba', 'tencent'] as const)('%s', (carrier) => {
  test('a wrong key is noticed by the stand-in', async () => {
    await using stand = await standIn(carrier, carriers[carrier].taken, 'wrong')
    expect(await stand.gateway.send('+8613800138000', 'code', { values: { code: '012345' }, id: 'a' })).toEqual({ is: 'again', code: carriers[carrier].wrong })
    expect(stand.got).toMatchObject([{ signature: false }])
  })

  test('an answer that is no JSON, and no answer at all, are worth another try', async () => {
    const stand = await standIn(carrier, 'no JSON')
    expect(await stand.gateway.send('+8613800138000', 'code', { values: { code: '012345' }, id: 'a' })).toEqual({ is: 'again', code: 'silence' })
    await stand[Symbol.asyncDispose]()
    expect(await stand.gateway.send('+8613800138000', 'code', { values: { code: '012345' }, id: 'a' })).toEqual({ is: 'again', code: 'silence' })
  })
})
