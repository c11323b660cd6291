import { useTranslation } from 'react-i18next'
import type { Id } from '#platform/contract.ts'
import { useQueryOf } from '#web/query.ts'
import { DataTable, OpenRow, type Column } from '#web/desk/ui/data-table.tsx'
import { list, type OrgLine, type OrgWhole } from '../../contract.ts'

/** What stands right below an organisation. */
export function Below({ org, onChoose }: { org: OrgWhole; onChoose: (org: Id<'org'>) => void }) {
  const { t } = useTranslation()
  const query = useQueryOf(list, { parent: org.id })
  const columns: Column<OrgLine>[] = [
    {
      title: t('org.child'),
      show: ({ id, name, kind }) => <OpenRow title={name} note={t(`org.kind.${kind}`)} onOpen={() => onChoose(id)} />,
    },
    { title: t('org.below'), align: 'right', show: ({ children }) => children, className: 'num' },
    { title: t('org.teams'), align: 'right', show: ({ teams }) => teams, className: 'num' },
  ]
  return (
    <DataTable title={t('org.below')} query={query} columns={columns} rowKey={({ id }) => id} onOpen={({ id }) => onChoose(id)}
      empty={{ title: t('org.none'), ...(org.may['add'] === 'ok' && { note: t('org.noneNote') }) }} />
  )
}
