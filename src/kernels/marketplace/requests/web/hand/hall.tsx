import { Users } from 'lucide-react'
import { useState, type ComponentProps } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { useMe, type WornOffice } from '#web/me.ts'
import { useQueryOf } from '#web/query.ts'
import { linkTo } from '#web/routes.ts'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { DrawnDoor, DrawnEmpty } from '#web/ui/drawings.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { Await, State } from '#web/ui/states.tsx'
import { Choices } from '#web/hand/ui/choices.tsx'
import { HandPage } from '#web/hand/ui/page.tsx'
import { WarmBar } from '#web/hand/ui/panels.tsx'
import { hall, type Card } from '../../contract.ts'
import { ApplySheet } from './apply-sheet.tsx'
import { ClaimSheet } from './claim-sheet.tsx'
import { HallCard } from './hall-card.tsx'
import { TeamChoice, useMyTeam } from './my-teams.tsx'
import { YearSheet } from './year-sheet.tsx'
import './requests.css'
import './hall.css'

type Sort = 'fit' | 'near' | 'soon'

/** So many cards at first, and so many more each time; the server shows 200 at most. */
const STEP = 30
const MOST = 200

function useHall(team: WornOffice) {
  const [search] = useSearchParams()
  const [sort, setSort] = useState<Sort>(search.get('sort') === 'near' ? 'near' : 'fit')
  const [limit, setLimit] = useState(STEP)
  const query = useQueryOf(hall, { sort, limit }, { hat: team.wears, everySeconds: 60 })
  return { query, sort, setSort, more: () => setLimit((old) => Math.min(MOST, old + STEP)) }
}

function Head({ team, open, load, capacity }: { team: WornOffice; open: number; load: number; capacity: number }) {
  const { t } = useTranslation()
  const to = linkTo('team')
  const room = Math.max(0, capacity - load)
  return (
    <>
      <div className="hall-info">
        <Users /><span>{t('hall.as')} <b>{team.org.name}</b></span>
        <span className="muted num">{t('hall.room', { count: open, room })}</span>
      </div>
      {room === 0 && (
        <div className="page-pad hall-full"><WarmBar icon={<Users />} action={to !== undefined && <Link to={`${to}?team=${team.id}`}>{t('hall.mine')}</Link>}>{t('hall.full', { load })}</WarmBar></div>
      )}
    </>
  )
}

function NothingOpen({ team }: { team: WornOffice }) {
  const { t } = useTranslation()
  const to = linkTo('team')
  return (
    <State drawing={<DrawnEmpty />} title={t('hall.empty')} note={t('hall.emptyNote')}
      action={to !== undefined && <ButtonLink kind="soft" to={`${to}?team=${team.id}`}>{t('hall.mine')}</ButtonLink>} />
  )
}

/** The claim or application that was asked for; first the year of birth, where it is not known. */
function Claim(props: ComponentProps<typeof ClaimSheet>) {
  const unknown = useMe().data?.adult === null
  const [grown, setGrown] = useState(!unknown)
  const { applying } = props.card
  if (grown) return applying === null ? <ClaimSheet {...props} /> : <ApplySheet {...props} applying={applying} />
  return <YearSheet open before="claim" onAdult={() => setGrown(true)} onClose={props.onClose} />
}

/** The cards that may be claimed, and those won during this visit: what the team had before is on its own page. */
function Cards({ team }: { team: WornOffice }) {
  const { t } = useTranslation()
  const { query, sort, setSort, more } = useHall(team)
  const [asked, setAsked] = useState<Card>()
  const [won, setWon] = useState<readonly string[]>([])
  const how = linkTo('how-offered')
  const sorts = [{ value: 'fit' as const, label: t('hall.fit') }, { value: 'near' as const, label: t('hall.near') }, { value: 'soon' as const, label: t('hall.soon') }]
  return (
    <>
      <div className="hall-sort">
        <Choices as="pills" label={t('hall.sort')} options={sorts} value={sort} onChange={setSort} />
        {how !== undefined && <Link to={how}>{t('hall.how')}</Link>}
      </div>
      <Await query={query} skeleton={<Skeleton block={130} rows={4} />}>
        {({ items, next, load, capacity }) => {
          const open = items.filter(({ mine }) => !mine)
          const shown = items.filter(({ id, mine }) => !mine || won.includes(id))
          return (
            <>
              <Head team={team} open={open.length} load={load} capacity={capacity} />
              {shown.length === 0 ? <NothingOpen team={team} /> : (
                <ul className="page-pad cards">
                  {shown.map((card) => <HallCard key={card.id} card={card} team={team} full={load >= capacity} onClaim={() => setAsked(card)} />)}
                </ul>
              )}
              {next !== undefined && <div className="list-end"><Button kind="soft" busy={query.isFetching} onClick={more}>{t('act.more')}</Button></div>}
              {asked && (
                <Claim card={asked} hat={team.wears} gone={open.every(({ id }) => id !== asked.id)} others={open.filter(({ id }) => id !== asked.id).length}
                  onWon={() => setWon((old) => [...old, asked.id])} onClose={() => setAsked(undefined)} />
              )}
            </>
          )
        }}
      </Await>
    </>
  )
}

function NoTeam() {
  const { t } = useTranslation()
  const visits = linkTo('visits')
  return (
    <State drawing={<DrawnDoor />} title={t('hall.noTeam')} note={t('hall.noTeamNote')}
      action={visits !== undefined && <ButtonLink kind="soft" to={visits}>{t('hall.visits')}</ButtonLink>} />
  )
}

/** 抢单大厅: what is offered to the reader's team, live; exactly one team takes each. */
export default function HallPage() {
  const { t } = useTranslation()
  const { known, teams, team, choose } = useMyTeam()
  const to = linkTo('team')
  const mine = team && to !== undefined && <Link to={`${to}?team=${team.id}`}>{t('hall.mine')}</Link>
  return (
    <HandPage title={t('page.hall')} back="/" action={mine}>
      <div className="page-body">
        {!known && <Skeleton block={130} rows={4} />}
        {known && !team && <NoTeam />}
        {team && <TeamChoice teams={teams} team={team} choose={choose} />}
        {team && <Cards key={team.id} team={team} />}
      </div>
    </HandPage>
  )
}
