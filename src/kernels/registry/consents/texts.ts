/** The texts that people agree to, by purpose. */
import type { Purpose } from './contract.ts'
import { versions as notice, type Text } from './notice.ts'
import { versions as visits } from './pledge.ts'

const all: Readonly<Record<Purpose, readonly [Text, ...Text[]]>> = { notice, visits }

/** The version in force. */
export const inForce = (purpose: Purpose): Text => all[purpose].at(-1) ?? all[purpose][0]

/** What the version in force is called; a consent to another one counts no more. */
export const versionOf = (purpose: Purpose): string => inForce(purpose).version
