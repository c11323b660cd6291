import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { useMe, useTeams, type WornOffice } from '#web/me.ts'
import { Choices } from '#web/hand/ui/choices.tsx'
import { useWorn } from '#web/hat.ts'
import { keep, recall } from '../memory.ts'
import { z } from 'zod'

const KEY = 'qq-team'

/**
 * The team that the page stands for: the one that the address names, else the last one of this tab, else the first. Its hat is worn as long
 * as the page is open, so its news come in. `known` is false while it is asked who reads.
 */
export function useMyTeam(): { known: boolean; teams: WornOffice[]; team: WornOffice | undefined; choose: (id: string) => void } {
  const me = useMe()
  const teams = useTeams()
  const [search, setSearch] = useSearchParams()
  const asked = search.get('team') ?? recall(KEY, z.string(), true)
  const team = teams.find(({ id }) => id === asked) ?? teams[0]
  useWorn(team?.wears)
  const choose = (id: string) => {
    keep(KEY, id, true)
    setSearch({ team: id }, { replace: true })
  }
  return { known: me.data !== undefined, teams, team, choose }
}

/** Which of her teams she stands for; nothing where she leads one only. */
export function TeamChoice({ teams, team, choose }: { teams: readonly WornOffice[]; team: WornOffice; choose: (id: string) => void }) {
  const { t } = useTranslation()
  if (teams.length < 2) return null
  return (
    <div className="team-choice">
      <Choices label={t('hall.team')} options={teams.map(({ id, org }) => ({ value: String(id), label: org.name }))} value={String(team.id)} onChange={choose} />
    </div>
  )
}
