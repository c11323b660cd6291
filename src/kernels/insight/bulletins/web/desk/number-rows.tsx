import { Drawer } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { DataTable, type Column } from '#web/desk/ui/data-table.tsx'
import { numberText } from '#web/i18n/format.ts'
import { useFormat } from '#web/i18n/use-format.ts'
import { useListOf, useQueryOf } from '#web/query.ts'
import { Tag } from '#web/ui/tag.tsx'
import { rows, type Bulletin } from '../../contract.ts'
import type { z } from 'zod'
import type { Told } from './number-card.tsx'

type Row = z.infer<typeof rows.result>['items'][number]

function useColumns(of: Told): Column<Row>[] {
  const { t } = useTranslation()
  const { date, language } = useFormat()
  return [
    { title: t('bulletin.record'), show: ({ label, opens }) => (opens === null ? <span className="num">{label}</span> : <Link className="num" to={opens}>{label}</Link>) },
    { title: t('bulletin.at'), show: ({ org }) => org?.name ?? <span className="muted">—</span> },
    { title: t('bulletin.day'), show: ({ day }) => <span className="num">{date(day)}</span> },
    { title: of.unit[language], align: 'right', show: ({ value }) => <span className="num">{numberText(value, 2)}</span> },
  ]
}

/** Whether the rows are still those that were frozen. */
function Sameness({ bulletin, of }: { bulletin: Bulletin; of: Told }) {
  const { t } = useTranslation()
  const { data } = useQueryOf(rows, { id: bulletin.id, key: of.key, limit: 1 })
  if (data === undefined || data.same === null) return null
  return data.same ? <Tag tone="ok">{t('bulletin.same')}</Tag> : <Tag tone="warm">{t('bulletin.changedSince')}</Tag>
}

/** The rows behind a number of the text, each opening its record. */
export function NumberRows({ bulletin, of, onClose }: { bulletin: Bulletin; of: Told; onClose: () => void }) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const query = useListOf(rows, { id: bulletin.id, key: of.key })
  const columns = useColumns(of)
  return (
    <Drawer open size={560} onClose={onClose} title={`${of.name[language]} ${of.shown ?? '—'} ${of.unit[language]}`} styles={{ wrapper: { maxWidth: '100vw' } }}>
      <DataTable title={t('bulletin.rows')} query={query} columns={columns} rowKey={({ id, day }) => `${id} ${day}`} actions={<Sameness bulletin={bulletin} of={of} />}
        empty={{ title: t('bulletin.noRows') }} />
    </Drawer>
  )
}
