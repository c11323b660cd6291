import type { Manifest } from '#platform/manifest.ts'
import { personal, security } from './personal.ts'
import { callPolicy, dayPolicy, deliveryPolicy, devicePolicy, emailCodePolicy, preferencePolicy, routing } from './policy.ts'
import { routes } from './routes.ts'

export { channelsOf, type Channels } from './channels.ts'
export { gatewayOf } from './gateway/carriers.ts'
export type { Gateway, GatewaySettings } from './gateway/gateway.ts'
export { invitationsOf, invite } from './invitation.ts'
export { mailerOf, type MailSettings } from './mail.ts'
export { notify, unseenOf } from './notify.ts'
export { channelsRoutes } from './routes.ts'
export { newPushKeys, type PushSettings } from './push.ts'
export { localMessages } from './local.ts'
export { sendEmailCodes, sendNotices, tidyNotices } from './work.ts'

/** Notices: one inbox a person, the channels that speak of it, and whom a desk calls. Who may write them stands beside the moves that cause them. */
export const manifest: Manifest = {
  policies: [preferencePolicy, emailCodePolicy, devicePolicy, deliveryPolicy, dayPolicy, callPolicy], routes, security: [...routing, ...security], ...personal,
}
