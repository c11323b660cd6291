import type { Cx, Hat } from './cx.ts'
import { WEARS } from './prepared.ts'
import { raw } from './sql.ts'

const nowhere = { 'qq.role': '', 'qq.org': '', 'qq.team': '', 'qq.lo': '', 'qq.hi': '' }

/** What an office adds. Two bounds of its path, not a prefix: without context both are empty and no row lies between them. */
function place(hat: Hat): Record<keyof typeof nowhere, string> {
  if (hat.kind === 'team') return { ...nowhere, 'qq.role': hat.role, 'qq.org': hat.org, 'qq.team': hat.org }
  if (hat.kind === 'tree') return { ...nowhere, 'qq.role': hat.role, 'qq.org': hat.org, 'qq.lo': hat.path, 'qq.hi': `${hat.path}~` }
  return nowhere
}

const settings = (cx: Cx, hat: Hat): Record<string, string> => ({
  role: `qq_${hat.kind}`,
  'qq.now': cx.now.toISOString(),
  // The clock acts for nobody: its moves name no person.
  'qq.person': hat.kind === 'flow' ? '' : (cx.who.id ?? ''),
  'qq.adult': cx.who.adult === true ? 'yes' : 'no',
  'qq.purpose': cx.purpose ?? '',
  ...place(hat),
})

const NAMES = ['role', 'qq.now', 'qq.person', 'qq.adult', 'qq.purpose', ...Object.keys(nowhere)]
/** Worn some ten times in a command, so its text is written once; one number is all that it answers. */
const PUT_ON = `${WEARS}${NAMES.slice(1).map((name, at) => `, set_config('${name}', $${at + 2}, true)`).join('')})`

/** Puts on a hat for the rest of the transaction: the role and everything that row policies read, in one trip. */
export async function wear(cx: Cx, hat: Hat): Promise<void> {
  const values = settings(cx, hat)
  await raw(cx.tx, PUT_ON, NAMES.map((name) => values[name] ?? ''))
  cx.hat = hat
}

/** Does `work` as another hat and puts the own one back on. */
export async function wearing<T>(cx: Cx, hat: Hat, work: () => Promise<T>): Promise<T> {
  const own = cx.hat
  await wear(cx, hat)
  const result = await work()
  await wear(cx, own)
  return result
}
