import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useListOf } from '#web/query.ts'
import { linkTo } from '#web/routes.ts'
import { useTeams } from '#web/me.ts'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { Await, Empty } from '#web/ui/states.tsx'
import { HandPage } from '#web/hand/ui/page.tsx'
import { OwnClearance } from '#kernels/registry/clearance/web/pages.ts'
import { visits } from '../../contract.ts'
import { soonestFirst } from '../stand.ts'
import { RequestCard } from './request-list.tsx'
import './requests.css'

/** 我的上门: requests in which I am a helper. */
export default function VisitsPage() {
  const { t } = useTranslation()
  const query = useListOf(visits, { limit: 30 }, { hat: 'me', everySeconds: 60 })
  const leads = useTeams().length > 0
  const hall = linkTo('hall')
  const go = leads && hall !== undefined && <ButtonLink to={hall}>{t('visits.hall')}</ButtonLink>
  return (
    <HandPage title={t('page.visits')} back="/">
      <div className="page-body">
        <Suspense><OwnClearance /></Suspense>
        <Await query={query} empty={<Empty title={t('visits.empty')} note={t('visits.emptyNote')} action={go} />}>
          {({ items }) => (
            <>
              <p className="page-pad list-lead">{t('visits.lead')}</p>
              <ul className="page-pad cards">{soonestFirst(items).map((request) => <RequestCard key={request.id} request={request} side="team" />)}</ul>
              {query.hasNextPage && (
                <div className="list-end"><Button kind="soft" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{t('act.more')}</Button></div>
              )}
            </>
          )}
        </Await>
      </div>
    </HandPage>
  )
}
