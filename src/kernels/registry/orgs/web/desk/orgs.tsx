import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { id, type Id } from '#platform/contract.ts'
import { useOffice } from '#web/me.ts'
import { DeskPage, PageHead } from '#web/desk/ui/page-head.tsx'
import { OrgCard } from './org-card.tsx'
import './orgs.css'
import { OrgTree } from './tree.tsx'

const Org = id('org')

/** 组织: the tree of what the office reaches, and one of it in detail. */
export default function OrgsPage() {
  const { t } = useTranslation()
  const office = useOffice()
  const [search, setSearch] = useSearchParams()
  if (!office) return null
  const asked = Org.safeParse(search.get('org'))
  const chosen = asked.success ? asked.data : office.org.id
  const choose = (org: Id<'org'>) => setSearch({ org }, { replace: true })
  return (
    <DeskPage>
      <PageHead title={t('page.desk-orgs')} note={t('org.note')} />
      <div className="orgs">
        <OrgTree root={office.org.id} chosen={chosen} onChoose={choose} />
        <OrgCard key={chosen} org={chosen} onChoose={choose} />
      </div>
    </DeskPage>
  )
}
