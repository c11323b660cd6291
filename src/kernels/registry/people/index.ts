import type { Manifest } from '#platform/manifest.ts'
import { personal, security } from './personal.ts'
import { keyPolicy, personPolicy, sealedPolicy } from './policy.ts'
import { routes } from './routes.ts'

export { makePerson, namesOf, personByPhone } from './make.ts'
export { isDemoPhone, maskedPhone, phoneKey, phoneOf } from './phone.ts'
export { adultOf, entrust, forgetYear, keyOf, sealedOf, takeNumber } from './sealed.ts'

/** People: one account each, what they entrust to us sealed apart. */
export const manifest: Manifest = { policies: [personPolicy, sealedPolicy, keyPolicy], routes, security, ...personal }
