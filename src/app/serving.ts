import { channelsOf, gatewayOf, mailerOf, type Channels } from '#kernels/registry/notices/index.ts'
import { demoPeople } from './demo/people.ts'
import { pushKeysIn } from './launch/push-keys.ts'
import type { Settings } from './launch/settings.ts'
import type { ServerSettings } from './server.ts'

/**
 * The ways out of this house: what the worker sends by, and what a web process tells of. A local installation that has no messenger
 * sends nothing at all; its outbox shows what would have gone out.
 */
export function waysOut({ dataDir, local, limits, sms, mail, push, publicUrl }: Settings): Channels {
  const gateway = sms === undefined ? undefined : gatewayOf(sms)
  const mailer = mail === undefined ? undefined : mailerOf(mail)
  return channelsOf({ gateway, mailer, push: { ...push, ...(push.keys ?? pushKeysIn(dataDir)) }, local: local && gateway === undefined && mailer === undefined, limits, address: publicUrl })
}

/**
 * What a web process serves, from the settings of whoever started it. With a messenger no code stays in the local outbox.
 */
export const serving = (settings: Settings, of: Pick<ServerSettings, 'appUrl' | 'secrets' | 'port' | 'distDir'> & { demo: boolean }): ServerSettings => {
  const { dataDir, host, local, logLevel, limits, sms } = settings
  return {
    ...of,
    dataDir,
    host,
    level: logLevel,
    demo: of.demo && local,
    people: demoPeople(),
    outbox: local && sms === undefined,
    limits,
    channels: waysOut(settings),
    ...(sms === undefined ? {} : { gateway: gatewayOf(sms) }),
  }
}
