import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Id } from '#platform/contract.ts'
import { useQueryOf } from '#web/query.ts'
import type { WornOffice } from '#web/me.ts'
import { list } from '#kernels/registry/orgs/contract.ts'

interface ScopeProps {
  office: WornOffice
  /** What is shown now. */
  org: { id: Id<'org'>; name: string }
  onChoose: (org: Id<'org'>) => void
}

/** Which organisation is counted: the worn office's, the one that is open, or one right below it. */
export function Scope({ office, org, onChoose }: ScopeProps) {
  const { t } = useTranslation()
  const { data } = useQueryOf(list, { parent: org.id })
  const below = data?.items ?? []
  const all = new Map([office.org, org, ...below].map(({ id, name }) => [id, name]))
  if (all.size < 2) return null
  return (
    <Select<Id<'org'>> aria-label={t('figure.scope')} value={org.id} onChange={onChoose} popupMatchSelectWidth={false} style={{ minWidth: 180 }}
      options={[...all].map(([value, name]) => ({ value, label: below.some(({ id }) => id === value) ? name : t('figure.scopeWith', { name }) }))} />
  )
}
