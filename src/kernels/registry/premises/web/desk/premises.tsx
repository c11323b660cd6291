import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { id } from '#platform/contract.ts'
import { OrgSelect } from '#web/desk/ui/org-select.tsx'
import { DeskPage, PageHead } from '#web/desk/ui/page-head.tsx'
import { useOffice } from '#web/me.ts'
import { DrawnEmpty } from '#web/ui/drawings.tsx'
import { State } from '#web/ui/states.tsx'
import { Places } from './places.tsx'

const Org = id('org')

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
        {own === undefined && (
          <OrgSelect label={t('premise.community')} placeholder={t('premise.communityFind')} kind="community" under={office.org.id} chosen={org}
            onChoose={(next) => setSearch({ org: next })} />
        )}
      </PageHead>
      {org === undefined
        ? <State drawing={<DrawnEmpty />} title={t('premise.pickTitle')} note={t('premise.pickNote')} />
        : <Places key={org} org={org} />}
    </DeskPage>
  )
}
