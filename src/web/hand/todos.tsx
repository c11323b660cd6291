import { useTranslation } from 'react-i18next'
import { mine, visits, type Request } from '#kernels/marketplace/requests/contract.ts'
import { dayText, hourText } from '../i18n/format.ts'
import { useFormat } from '../i18n/use-format.ts'
import { useLanguage } from '../i18n/language.ts'
import { useQueryOf } from '../query.ts'
import { linkTo } from '../routes.ts'
import { ButtonLink } from '../ui/button.tsx'
import { TodoLine } from './todo-line.tsx'

/** Something that waits for the reader, and when it is due. */
interface Todo {
  request: Request
  kind: 'confirm' | 'come' | 'go' | 'finish'
  at: string
}

const ofMine = (request: Request): Todo[] => {
  if (request.may['confirm'] === 'ok' && request.state === 'finished') return [{ request, kind: 'confirm', at: request.next?.at ?? request.window.to }]
  return request.state === 'claimed' ? [{ request, kind: 'come', at: request.window.from }] : []
}

const ofVisits = (request: Request): Todo[] => {
  if (request.state === 'claimed') return [{ request, kind: 'go', at: request.window.from }]
  return request.state === 'working' ? [{ request, kind: 'finish', at: request.window.to }] : []
}

/** What waits for the reader, soonest first; undefined while it is asked, null where no answer came. */
export function useTodos(on: boolean): Todo[] | null | undefined {
  const ordered = useQueryOf(mine, { limit: 50 }, { hat: 'me', enabled: on })
  const going = useQueryOf(visits, { limit: 50 }, { hat: 'me', enabled: on })
  if (!ordered.data || !going.data) return ordered.error || going.error ? null : undefined
  return [...ordered.data.items.flatMap(ofMine), ...going.data.items.flatMap(ofVisits)].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
}

/** What stands where nothing waits for the reader: how many of her orders go on without her. */
export function useNothingToDo(on: boolean): string {
  const { t } = useTranslation()
  const { data } = useQueryOf(mine, { limit: 50 }, { hat: 'me', enabled: on })
  const count = (data?.items ?? []).filter(({ state }) => ['submitted', 'open', 'working'].includes(state)).length
  return count === 0 ? t('home.todosNone') : t('home.underWay', { count })
}

/** Not appointments: the day counts, and it must not read as an hour to be there. */
const deadlines: readonly Todo['kind'][] = ['confirm', 'finish']
const mineToDo: readonly Todo['kind'][] = ['confirm', 'go']

/** One thing to do: when, what, where it stands, and the way there. */
export function TodoCard({ todo: { request, kind, at } }: { todo: Todo }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { now } = useFormat()
  const to = linkTo('request', { id: request.id })
  const until = deadlines.includes(kind)
  const day = dayText(at, now, language)
  const dot = language === 'zh' ? '·' : ', '
  const who = kind === 'come' && request.team ? `${dot}${request.team.name}` : ''
  return (
    <TodoLine big={until ? day : hourText(at)} small={until ? t('home.before', { at: hourText(at) }) : day}
      title={`${request.service[language]}${dot}${t(`home.todo.${kind}`)}`} note={`${request.estate.name}${who}`}
      action={to !== undefined && <ButtonLink to={to} kind={mineToDo.includes(kind) ? 'primary' : 'soft'}>{t(`home.do.${kind}`)}</ButtonLink>} />
  )
}
