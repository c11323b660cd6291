import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { id, type Id } from '#platform/contract.ts'
import { find, show } from '#kernels/registry/orgs/contract.ts'
import { DeskPage, PageHead } from '#web/desk/ui/page-head.tsx'
import { useOffice } from '#web/me.ts'
import { useQueryOf } from '#web/query.ts'
import { DrawnEmpty } from '#web/ui/drawings.tsx'
import { State } from '#web/ui/states.tsx'
import { Places } from './places.tsx'

const Org = id('org')

/** Finds one of the communities below the office. */
function PickCommunity({ office, chosen, onChoose }: {
  office: Id<'org'>; chosen: Id<'org'> | undefined; onChoose: (org: Id<'org'>) => void
}) {
  const { t } = useTranslation()
  const [name, setName] = useState('')
  const found = useQueryOf(find, { name, kind: 'community', under: office }, { enabled: name.trim() !== '' }).data?.items ?? []
  const named = useQueryOf(show, { id: chosen ?? office }, { enabled: chosen !== undefined }).data
  const options = found.map((org) => ({ value: org.id, label: `${org.name} ${org.whole}` }))
  const label = chosen !== undefined && named !== undefined ? [{ value: chosen, label: named.name }] : []
  return (
    <Select<Id<'org'>> aria-label={t('premise.community')} placeholder={t('premise.communityFind')} style={{ minWidth: 240 }} showSearch={{ filterOption: false, onSearch: setName }}
      value={chosen ?? null} options={options.length > 0 ? options : label} onChange={onChoose} notFoundContent={null} />
  )
}

/** 社区地址: what residents choose their address from, as the community enters it. */
export default function PremisesPage() {
  const { t } = useTranslation()
  const office = useOffice()
  const [search, setSearch] = useSearchParams()
  if (!office) return null
  const asked = Org.safeParse(search.get('org'))
  const own = office.org.kind === 'community' ? office.org.id : undefined
  const org = own ?? (asked.success ? asked.data : undefined)
  return (
    <DeskPage>
      <PageHead title={t('page.desk-premises')} note={t('premise.note')}>
        {own === undefined && <PickCommunity office={office.org.id} chosen={org} onChoose={(next) => setSearch({ org: next })} />}
      </PageHead>
      {org === undefined
        ? <State drawing={<DrawnEmpty />} title={t('premise.pickTitle')} note={t('premise.pickNote')} />
        : <Places key={org} org={org} />}
    </DeskPage>
  )
}
