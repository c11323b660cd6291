import { alibaba } from './alibaba.ts'
import type { Gateway, GatewaySettings } from './gateway.ts'
import { tencent } from './tencent.ts'

/** The gateway that the operator chose. */
export const gatewayOf = (settings: GatewaySettings): Gateway => ({ alibaba, tencent })[settings.carrier](settings)
