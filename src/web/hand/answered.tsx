import { MessagesSquare } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Id } from '#platform/contract.ts'
import { answered } from '#kernels/insight/figures/contract.ts'
import { menu } from '#kernels/marketplace/catalogue/contract.ts'
import { useQueryOf } from '../query.ts'
import { useCommunity } from './community.ts'
import { Section } from './ui/page.tsx'

function Of({ org }: { org: Id<'org'> }) {
  const { t } = useTranslation()
  const told = useQueryOf(answered, { org }).data?.answered
  const name = useQueryOf(menu, { org }).data?.org.name
  if (!told || name === undefined) return null
  const { orders, hours, confirmed } = told
  const said = confirmed === null ? t('home.answered', { name, orders, hours }) : t('home.answeredDone', { name, orders, hours, done: confirmed })
  return (
    <section aria-label={t('home.neighbours')}>
      <Section title={t('home.neighbours')} />
      <p className="page-pad"><span className="card todo-none"><MessagesSquare />{said}</span></p>
    </section>
  )
}

/** What neighbours got of the community that this phone chose; nothing while that is few. */
export function Answered() {
  const community = useCommunity()
  return community ? <Of org={community} /> : null
}
