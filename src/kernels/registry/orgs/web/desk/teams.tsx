import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { numberText } from '#web/i18n/format.ts'
import { useListOf, useQueryOf } from '#web/query.ts'
import { linkTo } from '#web/routes.ts'
import { useSkill } from '#web/i18n/use-skill.ts'
import { KeyValues } from '#web/ui/figure.tsx'
import { Tag } from '#web/ui/tag.tsx'
import { DataTable, OpenRow, type Column } from '#web/desk/ui/data-table.tsx'
import { SidePanel } from '#web/desk/ui/side-panel.tsx'
import { show, teams, type OrgWhole, type Team } from '../../contract.ts'
import { TeamForm } from './team-form.tsx'

const km = (metres: number) => numberText(metres / 1000, 1)

const Skills = ({ of }: { of: readonly string[] }) => {
  const { t } = useTranslation()
  const skillName = useSkill()
  return of.length === 0 ? <span className="muted">{t('teams.any')}</span> : <>{of.map((skill) => <Tag key={skill} tone="blue">{skillName(skill)}</Tag>)}</>
}

/** The form needs the team's own organisation, which may lie below the one that is shown. */
function ChangeTeam({ team, onClose }: { team: Team; onClose: () => void }) {
  const { data } = useQueryOf(show, { id: team.parent.id })
  return data === undefined ? null : <TeamForm parent={data} team={team} onClose={onClose} />
}

function TeamPanel({ team, onClose }: { team: Team; onClose: () => void }) {
  const { t } = useTranslation()
  const [changing, setChanging] = useState(false)
  const people = linkTo('desk-people')
  const may = team.may['change'] === 'ok'
  const base = team.base === null ? t('teams.nowhere') : t('teams.where', { ...team.base })
  const foot = (
    <>
      {may && <Button type="primary" onClick={() => setChanging(true)}>{t('teams.change')}</Button>}
      {people !== undefined && <Link className="btn btn-outline btn-m" to={`${people}?org=${team.id}`}>{t('org.people')}</Link>}
    </>
  )
  return (
    <SidePanel kicker={t('teams.kicker')} title={team.name} onClose={onClose} {...((may || people !== undefined) && { foot })}>
      <KeyValues items={[
        [t('org.path'), team.parent.name],
        [t('teams.skills'), <Skills key="skills" of={team.skills} />],
        [t('teams.serves'), team.serves.name],
        [t('teams.base'), base],
        [t('teams.radius'), `${km(team.radius)} ${t('teams.km')}`],
        [t('teams.capacity'), `${team.capacity} ${t('teams.orders')}`],
      ]} />
      {changing && <ChangeTeam team={team} onClose={() => setChanging(false)} />}
    </SidePanel>
  )
}

/** The teams of an organisation and of all below it. */
export function Teams({ org }: { org: OrgWhole }) {
  const { t } = useTranslation()
  const query = useListOf(teams, { id: org.id })
  const [open, setOpen] = useState<string>()
  const columns: Column<Team>[] = [
    {
      title: t('teams.name'),
      show: ({ id, name, parent }) => <OpenRow title={name} note={parent.name} onOpen={() => setOpen(id)} />,
    },
    { title: t('teams.skills'), show: (team) => <Skills of={team.skills} /> },
    { title: t('teams.serves'), show: ({ serves }) => serves.name },
    { title: t('teams.radius'), align: 'right', show: ({ radius }) => <span className="num">{km(radius)} {t('teams.km')}</span> },
    { title: t('teams.capacity'), align: 'right', show: ({ capacity }) => <span className="num">{capacity} {t('teams.orders')}</span> },
  ]
  const shown = query.data?.items.find(({ id }) => id === open)
  return (
    <>
      <DataTable title={t('org.teams')} query={query} columns={columns} rowKey={({ id }) => id} open={open} onOpen={({ id }) => setOpen(id)}
        empty={{ title: t('teams.none'), note: t('teams.noneNote') }} />
      {shown && <TeamPanel team={shown} onClose={() => setOpen(undefined)} />}
    </>
  )
}
