import { channelsOf, gatewayOf, type Channels } from '#kernels/registry/notices/index.ts'
import { demoPeople } from './demo/people.ts'
import type { Settings } from './launch/settings.ts'
import type { ServerSettings } from './server.ts'

/**
 * What a web process serves, from the settings of whoever started it. With a messenger no code stays in the local outbox.
 */
export const serving = (
  { dataDir, host, local, logLevel, limits, sms }: Settings,
  of: Pick<ServerSettings, 'appUrl' | 'secrets' | 'port' | 'distDir'> & { demo: boolean },
): ServerSettings => ({
  ...of,
  dataDir,
  host,
  level: logLevel,
  demo: of.demo && local,
  people: demoPeople(),
  outbox: local && sms === undefined,
  limits,
  ...(sms === undefined ? {} : { gateway: gatewayOf(sms) }),
})

/** The ways out of this house for notices: what the worker sends by, and what a web process tells of. Nothing leaves where codes do not. */
export const waysOut = ({ local, limits, sms }: Settings): Channels =>
  channelsOf({ gateway: sms === undefined ? undefined : gatewayOf(sms), local: local && sms === undefined, limits })
