import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { WornOffice } from '#web/me.ts'
import { useListOf, useQueryOf } from '#web/query.ts'
import { linkTo } from '#web/routes.ts'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { TeamMark } from '#web/ui/cover.tsx'
import { DrawnDoor, DrawnEmpty } from '#web/ui/drawings.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { Await, State } from '#web/ui/states.tsx'
import { Choices } from '#web/hand/ui/choices.tsx'
import { HandPage } from '#web/hand/ui/page.tsx'
import { hall, teamRequests, type RequestState } from '../../contract.ts'
import { soonestFirst } from '../stand.ts'
import { TeamChoice, useMyTeam } from './my-teams.tsx'
import { RequestCard } from './request-list.tsx'
import './requests.css'
import './hall.css'

const useListIn = (team: WornOffice, state: RequestState) => useListOf(teamRequests, { state, limit: 30 }, { hat: team.wears, everySeconds: 60 })
type Listed = ReturnType<typeof useListIn>

function Cards({ query, team, ahead = false }: { query: Listed; team: WornOffice; ahead?: boolean }) {
  const { t } = useTranslation()
  const items = query.data?.items ?? []
  return (
    <>
      <ul className="page-pad cards">{(ahead ? soonestFirst(items) : items).map((request) => <RequestCard key={request.id} request={request} side="team" team={team.id} />)}</ul>
      {query.hasNextPage && <div className="list-end"><Button kind="soft" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{t('act.more')}</Button></div>}
    </>
  )
}

/** One state with what the leader does about it; nothing where there is none. */
function Part({ query, team, title, note }: { query: Listed; team: WornOffice; title: string; note: string }) {
  if ((query.data?.items.length ?? 0) === 0) return null
  return (
    <section aria-label={title} className="team-part">
      <h2>{title}</h2>
      <p>{note}</p>
      <Cards query={query} team={team} ahead />
    </section>
  )
}

const done = ['confirmed', 'closed'] as const

/** What is over: confirmed, or closed by silence. */
function Over({ team, lists }: { team: WornOffice; lists: Readonly<Record<typeof done[number], Listed>> }) {
  const { t } = useTranslation()
  const [state, setState] = useState<typeof done[number]>()
  const some = done.filter((one) => (lists[one].data?.items.length ?? 0) > 0)
  const shown = state ?? some[0]
  if (shown === undefined) return null
  return (
    <section aria-label={t('team.over')} className="team-part">
      <h2>{t('team.over')}</h2>
      {some.length > 1 && <Choices as="pills" label={t('team.over')} options={some.map((one) => ({ value: one, label: t(`state.request.${one}`) }))} value={shown} onChange={setState} />}
      <Cards query={lists[shown]} team={team} />
    </section>
  )
}

function Head({ team }: { team: WornOffice }) {
  const { t } = useTranslation()
  const { data } = useQueryOf(hall, { limit: 1 }, { hat: team.wears, everySeconds: 60 })
  return (
    <div className="team-head">
      <TeamMark of={team.org.id} />
      <div className="grow"><b>{team.org.name}</b>{data && <p className="num">{t('team.load', { load: data.load, capacity: data.capacity })}</p>}</div>
    </div>
  )
}

function Lists({ team }: { team: WornOffice }) {
  const { t } = useTranslation()
  const to = linkTo('hall')
  const [working, claimed, finished] = [useListIn(team, 'working'), useListIn(team, 'claimed'), useListIn(team, 'finished')]
  const over = { confirmed: useListIn(team, 'confirmed'), closed: useListIn(team, 'closed') }
  const all = [working, claimed, finished, over.confirmed, over.closed]
  const first = all.find(({ error, data }) => error && !data) ?? all.find(({ data }) => !data) ?? working
  const none = all.every(({ data }) => data?.items.length === 0)
  const go = to !== undefined && <ButtonLink to={`${to}?team=${team.id}`}>{t('visits.hall')}</ButtonLink>
  if (none) return <State drawing={<DrawnEmpty />} title={t('team.empty')} note={t('team.emptyNote')} action={go} />
  return (
    <Await query={first} skeleton={<Skeleton rows={4} />}>
      {() => (
        <>
          <Part query={working} team={team} title={t('team.working')} note={t('team.workingNote')} />
          <Part query={claimed} team={team} title={t('team.claimed')} note={t('team.claimedNote')} />
          <Part query={finished} team={team} title={t('team.finished')} note={t('team.finishedNote')} />
          <Over team={team} lists={over} />
        </>
      )}
    </Await>
  )
}

function NoTeam() {
  const { t } = useTranslation()
  const visits = linkTo('visits')
  return (
    <State drawing={<DrawnDoor />} title={t('team.noTeam')} note={t('team.noTeamNote')}
      action={visits !== undefined && <ButtonLink kind="soft" to={visits}>{t('hall.visits')}</ButtonLink>} />
  )
}

function People({ team }: { team: WornOffice }) {
  const { t } = useTranslation()
  const to = linkTo('team-members')
  return to === undefined ? null : <Link to={`${to}?team=${team.id}`}>{t('team.people')}</Link>
}

/** 我的队伍: the team's requests, what the leader must do next first. */
export default function TeamPage() {
  const { t } = useTranslation()
  const { known, teams, team, choose } = useMyTeam()
  return (
    <HandPage title={t('page.team')} back="/" action={team && <People team={team} />}>
      <div className="page-body">
        {!team && (known ? <NoTeam /> : <Skeleton block={96} rows={3} />)}
        {team && (
          <>
            <TeamChoice teams={teams} team={team} choose={choose} />
            <Head key={`head-${team.id}`} team={team} />
            <Lists key={team.id} team={team} />
          </>
        )}
      </div>
    </HandPage>
  )
}
