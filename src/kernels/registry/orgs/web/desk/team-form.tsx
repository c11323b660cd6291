import { Form, Input, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { id, type Id } from '#platform/contract.ts'
import { useCommand, useQueryOf } from '#web/query.ts'
import { toast } from '#web/ui/toast.tsx'
import { FormDrawer } from '#web/desk/ui/form-drawer.tsx'
import { list as premises } from '#kernels/registry/premises/contract.ts'
import { addTeam, changeTeam, list, skills, type OrgKind, type Team } from '../../contract.ts'

/** What the form needs to know of the organisation that the team belongs to. */
export interface TeamParent {
  id: Id<'org'>
  name: string
  kind: OrgKind
  above: readonly { id: Id<'org'>; name: string }[]
}

interface Values {
  name: string
  skills: string[]
  serves: Id<'org'>
  base: string
  /** Kilometres on the screen, metres on the wire. */
  radius: number
  capacity: number
}

const KEEP = 'keep'
const COUNTY = 'county'
const Premise = id('premise')

/** Whom a team may serve: the line above, its own organisation, what is right below. */
function useServes(parent: TeamParent) {
  const { data } = useQueryOf(list, { parent: parent.id })
  const below = (data?.items ?? []).filter(({ kind }) => kind !== 'branch')
  return [...parent.above, parent, ...below].map(({ id: value, name }) => ({ value, label: name }))
}

/** Where a team may start from: an estate of the community that has a point, or the centre of the county. */
function useBases(parent: TeamParent, changing: boolean) {
  const { t } = useTranslation()
  const { data } = useQueryOf(premises, { org: parent.id }, { enabled: parent.kind === 'community' })
  const estates = (data?.items ?? []).filter(({ point }) => point !== null)
  const options = estates.map(({ id: value, name }): { value: string; label: string } => ({ value, label: name }))
  return [changing ? { value: KEEP, label: t('teams.baseKeep') } : { value: COUNTY, label: t('teams.baseCounty') }, ...options]
}

function Fields({ parent, changing }: { parent: TeamParent; changing: boolean }) {
  const { t } = useTranslation()
  const known = useQueryOf(skills, { id: parent.id }).data?.items ?? []
  const required = [{ required: true }]
  return (
    <>
      <Form.Item name="name" label={t('teams.name')} rules={[{ required: true, whitespace: true }]}><Input maxLength={40} /></Form.Item>
      <Form.Item name="skills" label={t('teams.skills')} extra={t('teams.skillsHint')}>
        <Select mode="tags" options={known.map((value) => ({ value, label: value }))} maxCount={30} tokenSeparators={['，', ',', '、']} />
      </Form.Item>
      <Form.Item name="serves" label={t('teams.serves')} rules={required}><Select options={useServes(parent)} /></Form.Item>
      <Form.Item name="base" label={t('teams.base')} extra={t('teams.baseHint')}><Select options={useBases(parent, changing)} /></Form.Item>
      <Form.Item name="radius" label={t('teams.radius')} rules={required}>
        <InputNumber min={0.1} max={100} step={0.5} suffix={t('teams.km')} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="capacity" label={t('teams.capacity')} rules={required}>
        <InputNumber min={1} max={200} precision={0} suffix={t('teams.orders')} style={{ width: '100%' }} />
      </Form.Item>
    </>
  )
}

const sent = ({ base, radius, ...values }: Values) => {
  const estate = Premise.safeParse(base)
  return { ...values, radius: Math.round(radius * 1000), ...(estate.success && { estate: estate.data }) }
}

const initialOf = (parent: TeamParent, team: Team | undefined): Partial<Values> =>
  team === undefined
    ? { skills: [], serves: parent.id, base: COUNTY, radius: 3, capacity: 6 }
    : {
        name: team.name, skills: team.skills, serves: team.serves.id, base: KEEP, radius: team.radius / 1000, capacity: team.capacity,
      }

/** Adds a team to an organisation, or changes what a team can do. */
export function TeamForm({ parent, team, onClose }: { parent: TeamParent; team?: Team; onClose: () => void }) {
  const { t } = useTranslation()
  const added = useCommand(addTeam, { also: ['org'], onDone: ({ name }) => toast({ text: t('teams.added', { name }) }) })
  const changed = useCommand(changeTeam, { also: ['org'], onDone: ({ name }) => toast({ text: t('teams.changed', { name }) }) })
  const send = (values: Values) =>
    team === undefined ? added.runAsync({ parent: parent.id, ...sent(values) }) : changed.runAsync({ id: team.id, ...sent(values) })
  return (
    <FormDrawer<Values> open title={team?.name ?? t('teams.add')} verb={t(team === undefined ? 'teams.addVerb' : 'act.save')}
      initial={initialOf(parent, team)} onSubmit={send} onClose={onClose}>
      <Fields parent={parent} changing={team !== undefined} />
    </FormDrawer>
  )
}
