/** The county's bulletins: drafted by one, reviewed by a second, signed by a third; one still waits for its review. */
import { addDays, dayOf } from '#platform/calendar.ts'
import { Day } from '#platform/contract.ts'
import * as api from '#kernels/insight/bulletins/contract.ts'
import { z } from 'zod'
import { at } from './hours.ts'
import { SaidNo, type Someone, type Stage } from './stage.ts'
import type { Event } from './timeline.ts'

/** Who answers for a bulletin. */
export interface Writers { editor: Someone; reviewer: Someone; chief: Someone }
interface Span { from: Day; to: Day }

const firstOf = (day: Day): Day => Day.parse(`${day.slice(0, 7)}-01`)
/** The whole month before the one that a day lies in. */
const monthBefore = (day: Day): Span => {
  const to = addDays(firstOf(day), -1)
  return { from: firstOf(to), to }
}

const CLOSING = '下一步，我们把每一件没解决的事再走一遍，请居民自己说办好了没有。'
const IMPRINT = [{ label: '报', text: '团杭州市委' }, { label: '送', text: '区委社会工作部、区民政局' }, { label: '发', text: '各街道团工委、各志愿服务队' }]
const Few = z.object({ keys: z.array(z.string()).min(1) })

async function drafted(stage: Stage, { editor }: Writers, { title, ...span }: Span & { title: string }): Promise<api.Bulletin> {
  const draft = await stage.call(editor, api.draft, span)
  const { text, id, entry } = draft
  const blocks = [...text.blocks, { kind: 'paragraph' as const, runs: [CLOSING] }]
  const saved = await stage.call(editor, api.edit, { id, entry, text: { ...text, title, blocks, imprint: IMPRINT } })
  return stage.call(editor, api.send, { id: saved.id })
}

/** Signs; where a number is about few persons, decides so by name. */
async function signed(stage: Stage, { chief }: Writers, id: api.Bulletin['id']): Promise<void> {
  try {
    await stage.call(chief, api.sign, { id })
  } catch (error) {
    if (!(error instanceof SaidNo) || error.code !== 'bulletin.few') throw error
    await stage.call(chief, api.sign, { id, few: { keys: Few.parse(error.facts).keys, reason: '本期刚起步，人数虽少，不会认出是谁。' } })
  }
}

/** A whole issue, a few days long; each step at its hour. */
function issue(stage: Stage, writers: Writers, span: Span & { title: string }): Event[] {
  let id: api.Bulletin['id'] | undefined
  const story = {}
  const step = (when: Date, run: (of: api.Bulletin['id']) => Promise<unknown>): Event => ({ story, at: when, run: () => (id === undefined ? Promise.resolve() : run(id)) })
  const first = addDays(span.to, 1)
  return [
    { story, at: at(first, 8.5), run: async () => (id = (await drafted(stage, writers, span)).id) },
    step(at(first, 8.9), (of) => stage.call(writers.reviewer, api.approve, { id: of })),
    step(at(first, 9.3), (of) => signed(stage, writers, of)),
    step(at(first, 9.6), (of) => stage.call(writers.editor, api.publish, { id: of })),
  ]
}

/** The issues of the two whole months before the season's end, and one of this month that waits for its review. */
export function issues(stage: Stage, writers: Writers, end: Date): Event[] {
  const today = dayOf(end)
  const last = monthBefore(today)
  const now: Span = { from: addDays(today, -7), to: addDays(today, -1) }
  return [
    ...issue(stage, writers, { ...monthBefore(last.from), title: '邻里一声唤 队伍上门来' }),
    ...issue(stage, writers, { ...last, title: '居民点单有人接 邻里小事有人办' }),
    { at: at(today, 9.5), run: () => drafted(stage, writers, { ...now, title: '一周点单小记' }) },
  ]
}
