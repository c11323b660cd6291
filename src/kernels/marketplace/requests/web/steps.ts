import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#web/i18n/use-format.ts'
import type { Step } from '#web/ui/timeline.tsx'
import { Window, type Whole } from '../contract.ts'
import { isApplying, isOver } from './stand.ts'

/** From where the timeline is read: the two sides speak of "you" differently, the desk speaks its own language. */
export type Side = 'resident' | 'team' | 'desk'

type Format = ReturnType<typeof useFormat>
type Past = Whole['timeline'][number]

type Note = (telling: Telling, step: Past) => string | undefined

interface Telling {
  request: Whole
  side: Side
  t: TFunction
  format: Format
}

/** A reason, and what comes next, as one note. */
function words(step: Past, t: TFunction): string | undefined {
  if (!step.note) return undefined
  return step.note.next === undefined ? step.note.reason : t('step.reasonNext', { reason: step.note.reason, next: step.note.next })
}

const visitNote = ({ request, format }: Telling) =>
  format.list(request.visits.map(({ person, minutes }) => `${person.name} ${format.duration(minutes)}`))

const offerNote = (step: Past, t: TFunction) => {
  const count = Number(step.facts['offered'] ?? 0)
  return count > 0 ? t('step.offered.note', { count }) : t('step.offered.none')
}

/** The window that a move speaks of, and why. */
const windowNote: Note = ({ t, format }, step) => {
  const read = Window.safeParse(step.facts)
  if (!read.success) return words(step, t)
  const window = format.window(read.data.from, read.data.to)
  return step.note ? t('step.whenWhy', { window, reason: step.note.reason }) : window
}

/** How many teams applied, which one has it, and by what. */
const chooseNote: Note = ({ request: { choice }, t }) => {
  if (!choice?.decided) return undefined
  const { applied, team, tied } = choice.decided
  if (team === null) return t(applied === 0 ? 'step.choose.nobody' : 'step.choose.none')
  return t(tied.length > 0 ? 'step.choose.lot' : 'step.choose.note', { count: applied, team: team.name, tied: tied.length })
}

const isLast = ({ request }: Telling, step: Past) => request.timeline.findLast(({ act }) => act === step.act) === step

/** What stands below a step's title, by act; other acts show their reason, if they have one. */
const notes: Readonly<Record<string, Note>> = {
  submit: ({ request, t, format }) => t(request.forOther ? 'step.submit.other' : 'step.submit.note', { service: request.service[format.language] }),
  accept: ({ request }, step) => [request.org.name, step.by].filter(Boolean).join(' '),
  claim: (telling, step) => (isLast(telling, step) && telling.request.team
    ? [telling.request.team.name, step.by].filter(Boolean).join(' · ') : step.by ?? undefined),
  'name-helpers': (telling, step) => (isLast(telling, step) ? telling.format.list(telling.request.helpers.map(({ name }) => name)) : undefined),
  begin: ({ t }, step) => [step.by, t('step.begin.note')].filter(Boolean).join(' · '),
  finish: (telling, step) => (isLast(telling, step) ? visitNote(telling) : undefined),
  confirm: ({ request, t }) => (request.rating === null ? undefined : t('step.confirm.note', { stars: '★'.repeat(request.rating), score: request.rating })),
  'change-window': windowNote, 'propose-window': windowNote, 'agree-window': windowNote, 'nobody-home': windowNote,
  remind: ({ t }) => t('step.remind.note'),
  choose: chooseNote,
  unclaimed: ({ t }) => t('step.unclaimed.note'),
  widen: ({ t }, step) => t('step.widen.note', { count: Number(step.facts['offered'] ?? 0) }),
  'ask-team': (_telling, { facts: { name } }) => (typeof name === 'string' ? name : undefined),
  merge: ({ request, t }) => (request.merged ? t('step.merge.note', { number: request.merged.number }) : undefined),
  unfinished: ({ t }) => t('step.unfinished.note'),
  lapse: ({ t }) => t('step.lapse.note'),
  silence: ({ t }) => t('step.silence.note'),
}

const sided: readonly string[] = ['confirm', 'withdraw', 'not-solved', 'explain', 'change-window', 'nobody-came', 'remind', 'propose-window.resident', 'reply.resident']

/** What a step is called; where either side may make it, by who did. */
function titleOf({ side, t }: Telling, { act, facts }: Past): string {
  if (facts['call'] === true) return t(`step.${act}.call`)
  if (facts['phone'] === true) return t(side === 'resident' ? 'step.submit.phone.you' : 'step.submit.phone')
  const name = typeof facts['side'] === 'string' ? `${act}.${facts['side']}` : act
  return t(sided.includes(name) && side === 'resident' ? `step.${name}.you` : `step.${name}`)
}

function past(telling: Telling, step: Past, at: number): Step[] {
  const { t } = telling
  const note = notes[step.act]?.(telling, step) ?? words(step, t)
  const line: Step = { key: `${at}`, title: titleOf(telling, step), at: step.at, state: 'done', ...(note && { note }) }
  if (step.act !== 'accept') return [line]
  return [line, { key: `${at}-offer`, title: t('step.offered'), note: offerNote(step, t), at: step.at, state: 'done' }]
}

/** What still comes, from a state on; the first one is what is waited for. */
const ahead: Readonly<Record<string, readonly string[]>> = {
  submitted: ['answer', 'take', 'come', 'say'], open: ['take', 'come', 'say'], claimed: ['come', 'say'],
  working: ['report', 'say'], finished: ['say'], closed: ['late'],
}

/** Until when teams apply; said nowhere else. */
const closeOf = ({ request: { next }, format }: Pick<Telling, 'request' | 'format'>): string => (next === null ? '' : format.moment(next.at))

function nextNote({ request, side, t, format }: Telling, name: string): string | undefined {
  if (name === 'answer') return t('step.next.answer.note', { org: request.org.name, at: format.moment(request.answerBy) })
  if (name === 'come') return t('step.next.come.note', { window: format.window(request.window.from, request.window.to) })
  if (name === 'say' && request.state === 'finished' && request.next) return t('step.next.say.until', { at: format.moment(request.next.at) })
  return t(`step.next.${name}.note${side === 'resident' && name === 'say' ? '.you' : ''}`, { at: closeOf({ request, format }) })
}

function nextTitle({ side, t }: Telling, name: string): string {
  return t(`step.next.${name}${side === 'resident' && (name === 'say' || name === 'late') ? '.you' : ''}`)
}

function coming(telling: Telling): Step[] {
  return (ahead[telling.request.state] ?? []).map((step) => {
    const name = step === 'take' && isApplying(telling.request) ? 'apply' : step
    const note = nextNote(telling, name)
    return { key: name, title: nextTitle(telling, name), state: 'next', ...(note && { note }) }
  })
}

/** The life of a request as a courier's timeline: what happened, where it stands, what comes next, by whom, by when. */
export function useSteps(request: Whole, side: Side): Step[] {
  const { t } = useTranslation()
  const format = useFormat()
  const telling = { request, side, t, format }
  const done = request.timeline.flatMap((step, at) => past(telling, step, at))
  const last = done.at(-1)
  const lit = last && !isOver(request.state) ? [...done.slice(0, -1), { ...last, state: 'now' as const }] : done
  return [...lit, ...coming(telling)]
}
