import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { id, type Id } from '#platform/contract.ts'
import { show } from '#kernels/registry/orgs/contract.ts'
import { OrgSelect } from '#web/desk/ui/org-select.tsx'
import { DeskPage, PageHead } from '#web/desk/ui/page-head.tsx'
import { useOffice } from '#web/me.ts'
import { useQueryOf } from '#web/query.ts'
import { Await } from '#web/ui/states.tsx'
import { InOffice } from './in-office.tsx'

const Org = id('org')

function At({ org }: { org: Id<'org'> }) {
  const query = useQueryOf(show, { id: org })
  return <Await query={query}>{(whole) => <InOffice org={whole} />}</Await>
}

/** 人员: who holds which office at an organisation that this office reaches; the first one is its own. */
export default function PeoplePage() {
  const { t } = useTranslation()
  const office = useOffice()
  const [search, setSearch] = useSearchParams()
  if (!office) return null
  const asked = Org.safeParse(search.get('org'))
  const chosen = asked.success ? asked.data : office.org.id
  return (
    <DeskPage>
      <PageHead title={t('page.desk-people')} note={t('appointment.note')}>
        <OrgSelect label={t('appointment.org')} placeholder={t('appointment.find')} under={office.org.id} chosen={chosen}
          onChoose={(org) => setSearch({ org }, { replace: true })} />
      </PageHead>
      <At key={chosen} org={chosen} />
    </DeskPage>
  )
}
