import { HandHelping } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useListOf } from '#web/query.ts'
import { linkTo } from '#web/routes.ts'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { Await, Empty } from '#web/ui/states.tsx'
import { HandPage, Section } from '#web/hand/ui/page.tsx'
import { mine, type Request } from '../../contract.ts'
import { isOver } from '../stand.ts'
import { RequestCard } from './request-list.tsx'
import { Unsent } from './unsent.tsx'
import './requests.css'

function Part({ title, items }: { title: string; items: readonly Request[] }) {
  if (items.length === 0) return null
  return (
    <section aria-label={title}>
      <Section title={title} />
      <ul className="page-pad cards">{items.map((request) => <RequestCard key={request.id} request={request} />)}</ul>
    </section>
  )
}

/** 我的点单: what I ordered or is ordered for me, what is under way first. */
export default function OrdersPage() {
  const { t } = useTranslation()
  const query = useListOf(mine, { limit: 30 }, { hat: 'me', everySeconds: 60 })
  const order = linkTo('order')
  const go = order !== undefined && <ButtonLink to={order} icon={<HandHelping />}>{t('orders.order')}</ButtonLink>
  return (
    <HandPage title={t('page.orders')}>
      <div className="page-body">
        <Unsent />
        <Await query={query} empty={<Empty title={t('orders.empty')} note={t('orders.emptyNote')} action={go} />}>
          {({ items }) => (
            <>
              <Part title={t('orders.now')} items={items.filter(({ state }) => !isOver(state))} />
              <Part title={t('orders.before')} items={items.filter(({ state }) => isOver(state))} />
              <div className="list-end">
                {query.hasNextPage && <Button kind="soft" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{t('act.more')}</Button>}
                {!query.hasNextPage && go}
              </div>
            </>
          )}
        </Await>
      </div>
    </HandPage>
  )
}
