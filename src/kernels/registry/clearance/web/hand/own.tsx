import { ShieldCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useQueryOf } from '#web/query.ts'
import { linkTo } from '#web/routes.ts'
import { List, Row } from '#web/hand/ui/list.tsx'
import { ButtonLink } from '#web/ui/button.tsx'
import { RefusalPanel } from '#web/ui/states.tsx'
import { lackOf, mine } from '../../contract.ts'
import { useAbove } from './use-above.ts'
import './clearance.css'

/** Above one's visits: what is missing and where to do it; one quiet line for whoever may go. */
export function OwnClearance() {
  const { t } = useTranslation()
  const { data } = useQueryOf(mine, {}, { hat: 'me', also: ['consent'] })
  const org = useAbove()
  const to = linkTo('clearance')
  if (data === undefined || !data.member || to === undefined) return null
  const lack = lackOf(data)
  if (lack === undefined) {
    return <div className="page-pad clearance-own"><div className="card"><List label={t('page.clearance')}><Row icon={<ShieldCheck />} title={t('clearance.may')} to={to} /></List></div></div>
  }
  const go = <ButtonLink block to={to}>{t(lack === 'unsigned' ? 'clearance.toSign' : 'clearance.toSee')}</ButtonLink>
  return <div className="page-pad clearance-own"><RefusalPanel title={t(`clearance.${lack}`)} note={t(`clearance.next.${lack}`, { org })} actions={go} /></div>
}
