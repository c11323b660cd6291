/** Phone numbers: mobiles of +86 only, in E.164 everywhere inside. */
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { Refusal } from '#platform/refuse.ts'
import { keyed, type Secrets } from '#platform/seal.ts'

/** 154 00xx xxxx: a range that the ministry gave to no operator. Demo people live there and nothing is ever sent there. */
const DEMO = /^\+8615400\d{6}$/

/** Whether a number (E.164) lies in the demo range. */
export const isDemoPhone = (e164: string): boolean => DEMO.test(e164)

/** Reads a number as people write it and gives E.164. Refuses `phone.wrong` (400) for all but mobiles of +86. */
export function phoneOf(text: string): string {
  const read = parsePhoneNumberFromString(text.normalize('NFKC'), 'CN')
  const ours = read?.country === 'CN' && read.getType() === 'MOBILE' && read.ext === undefined
  if (read !== undefined && (ours || isDemoPhone(read.number))) return read.number
  throw new Refusal('phone.wrong', 400, {}, 'phone')
}

/** The blind index of a number (E.164): it finds exactly this one and tells nothing. */
export const phoneKey = (secrets: Secrets, e164: string): Buffer => keyed(secrets.index, e164)

/** As others may see it: `138 **** 5678`. */
export const maskedPhone = (e164: string): string => `${e164.slice(3, 6)} **** ${e164.slice(-4)}`
