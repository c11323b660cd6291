import { useTranslation } from 'react-i18next'
import { hall, teamRequests, type Request } from '#kernels/marketplace/requests/contract.ts'
import { dayText, hourText } from '../i18n/format.ts'
import { useFormat } from '../i18n/use-format.ts'
import type { WornOffice } from '../me.ts'
import { useQueryOf } from '../query.ts'
import { linkTo } from '../routes.ts'
import { ButtonLink } from '../ui/button.tsx'
import { TodoLine } from './todo-line.tsx'

/** What may be claimed now; the same question as the hall's first look, so opening the hall finds it answered. */
function useClaimable(team: WornOffice): { count: number; more: boolean; room: number } | undefined {
  const { data } = useQueryOf(hall, { sort: 'fit', limit: 30 }, { hat: team.wears })
  if (!data) return undefined
  return { count: data.items.filter(({ mine }) => !mine).length, more: data.next !== undefined, room: data.capacity - data.load }
}

function Claimable({ team }: { team: WornOffice }) {
  const { t } = useTranslation()
  const found = useClaimable(team)
  const to = linkTo('hall')
  if (!found || to === undefined) return null
  const { count, more, room } = found
  const note = room > 0 ? t('home.claimNote', { team: team.org.name, room }) : t('home.claimFull', { team: team.org.name })
  return (
    <TodoLine big={`${count}${more ? '+' : ''}`} small={t('home.claimable')} title={t(count > 0 ? 'home.claimTitle' : 'home.claimNone')} note={note}
      action={<ButtonLink to={to} kind={count > 0 && room > 0 ? 'primary' : 'soft'}>{t('home.do.claim')}</ButtonLink>} />
  )
}

const soonest = (a: Request, b: Request) => Date.parse(a.window.from) - Date.parse(b.window.from)

function Today({ team }: { team: WornOffice }) {
  const { t } = useTranslation()
  const { now, language } = useFormat()
  const { data } = useQueryOf(teamRequests, { state: 'claimed', limit: 50 }, { hat: team.wears })
  const today = (data?.items ?? []).filter(({ window }) => dayText(window.from, now, language) === t('time.today')).sort(soonest)
  const [first] = today
  const to = linkTo('team')
  if (!first || to === undefined) return null
  return (
    <TodoLine big={hourText(first.window.from)} small={t('time.today')} title={t('home.teamTitle', { count: today.length })}
      note={t('home.teamNote', { service: first.service[language], estate: first.estate.name })} action={<ButtonLink to={`${to}?team=${team.id}`} kind="soft">{t('home.do.team')}</ButtonLink>} />
  )
}

/** What waits for a team's leader: today's visits, and what her team may claim. */
export const TeamTodos = ({ team }: { team: WornOffice }) => <><Claimable team={team} /><Today team={team} /></>
