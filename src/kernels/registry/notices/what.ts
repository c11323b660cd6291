/**
 * What channels say. Of a notice only its kind, in at most twelve signs of Chinese, as carriers want it: never a name, a place or a
 * fact. An invitation alone names the organisation and the role, which are no secret.
 */
import { z } from 'zod'
import { shared } from '#web/i18n/shared.ts'
import { kindOf } from './kinds.ts'
import { words } from './web/words.ts'

export const whatOf = (code: string, language: 'zh' | 'en'): string => words[language][`what.${code}`] ?? words[language]['what.other'] ?? ''

/** A sentence of this module, with `{{name}}` filled in; for what is read outside the pages. */
export const said = (key: string, language: 'zh' | 'en', facts: Readonly<Record<string, string>>): string =>
  (words[language][key] ?? key).replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => facts[name] ?? '')

/** Who asks for somebody, and as what. */
export type Invitation = Readonly<Record<'org' | 'role', string>>
const Asked = z.object({ org: z.string(), role: z.string() })

/** What an invitation says of itself; undefined for all other notices. */
export function invitationOf({ code, facts }: { code: string; facts: unknown }, language: 'zh' | 'en'): Invitation | undefined {
  const asked = Asked.safeParse(facts)
  if (kindOf(code).invites !== true || !asked.success) return undefined
  const { org, role } = asked.data
  return { org, role: shared[language][`role.${role}`] ?? role }
}
