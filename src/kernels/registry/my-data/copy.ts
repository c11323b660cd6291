/** A copy of all that is kept of a person, written as it is read: nothing of it is gathered anywhere before. */
import { Readable } from 'node:stream'
import { dayOf } from '#platform/calendar.ts'
import type { Id } from '#platform/contract.ts'
import { me, type Cx } from '#platform/cx.ts'
import { kinds, word, type As, type Export, type Kept } from '#platform/personal.ts'
import type { Download, Given } from '#platform/route.ts'
import type * as api from './contract.ts'

const AT_ONCE = 50

async function* all(cx: Cx, of: Export, person: Id<'person'>): AsyncGenerator<Kept> {
  for (let after: string | null = null; ;) {
    const rows: readonly Kept[] = await of.rows(cx, { person, after, limit: AT_ONCE })
    yield* rows
    after = rows.at(-1)?.id ?? null
    if (rows.length < AT_ONCE) return
  }
}

async function* json(cx: Cx): AsyncGenerator<string> {
  yield `{"made":${JSON.stringify(cx.now)}`
  for (const of of kinds()) {
    yield `,\n${JSON.stringify(of.kind)}:[`
    let first = true
    for await (const row of all(cx, of, me(cx))) {
      yield `${first ? '\n' : ',\n'}${JSON.stringify(row)}`
      first = false
    }
    yield ']'
  }
  yield '}\n'
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' })

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value])
const plain = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))
const in2 = (value: unknown, language: string): string =>
  typeof value === 'object' && value !== null ? plain(new Map(Object.entries(value)).get(language)) : plain(value)

/** One value as people read it, as HTML. */
function said(value: unknown, as: As, language: string): string {
  if (as === 'time') return clock.format(new Date(plain(value)))
  if (as === 'both') return escaped(in2(value, language))
  if (as === 'photos') return list(value).map((photo) => `<img src="${escaped(plain(photo))}" alt="">`).join('')
  if (as.startsWith('word:')) return escaped(word(`${as.slice('word:'.length)}.${plain(value)}`, language))
  return list(value).map((one) => escaped(plain(one))).join('<br>')
}

const isNone = (value: unknown): boolean => typeof value === 'object' && value !== null && 'length' in value && value.length === 0
const told = (value: unknown): boolean => value !== null && value !== undefined && value !== '' && !isNone(value)

function item(row: Kept, { fields }: Export, language: string): string {
  const lines = Object.entries(fields).filter(([field]) => told(row[field]))
    .map(([field, as]) => `<dt>${escaped(word(`my.field.${field}`, language))}</dt><dd>${said(row[field], as, language)}</dd>`)
  return `<dl>${lines.join('')}</dl>\n`
}

const STYLE = `body{font:16px/1.6 system-ui,"PingFang SC","Microsoft YaHei",sans-serif;max-width:720px;margin:24px auto;padding:0 16px;color:#161b2e}
h2{margin:32px 0 4px;color:#1d39c4}p{color:#474f68;margin:0 0 8px}dl{display:grid;grid-template-columns:8em 1fr;gap:2px 12px;margin:0;padding:10px 0;border-top:1px solid #e7eaf3}
dt{color:#656d87}dd{margin:0;overflow-wrap:anywhere}img{max-width:240px;display:block}`

async function* html(cx: Cx, language: string): AsyncGenerator<string> {
  const title = escaped(word('page.my-data', language))
  yield `<!doctype html>\n<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${STYLE}</style>
<h1>${title}</h1><p>${escaped(word('my.copyOf', language, { at: clock.format(cx.now) }))}</p>\n`
  for (const of of kinds()) {
    yield `<h2>${escaped(word(`my.kind.${of.kind}`, language))}</h2><p>${escaped(word(`my.why.${of.kind}`, language))}</p>\n`
    let none = true
    for await (const row of all(cx, of, me(cx))) {
      yield item(row, of, language)
      none = false
    }
    if (none) yield `<p>${escaped(word('my.none', language))}</p>\n`
  }
  yield '</html>\n'
}

/** The copy as a file. */
export async function copy(cx: Cx, _: undefined, { as, language }: Given<typeof api.copy>): Promise<Download> {
  const name = `${word('page.my-data', language)} ${dayOf(cx.now)}.${as}`
  if (as === 'json') return { name, type: 'application/json; charset=utf-8', body: Readable.from(json(cx)) }
  return { name, type: 'text/html; charset=utf-8', body: Readable.from(html(cx, language)) }
}
