import { Newspaper } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { List, Row } from '#web/hand/ui/list.tsx'
import { HandPage } from '#web/hand/ui/page.tsx'
import { useFormat } from '#web/i18n/use-format.ts'
import { useListOf } from '#web/query.ts'
import { linkTo } from '#web/routes.ts'
import { Button } from '#web/ui/button.tsx'
import { Await, Empty } from '#web/ui/states.tsx'
import { published } from '../../contract.ts'

/** 简报: what was published, newest first. Anybody reads it. */
export default function IssuesPage() {
  const { t } = useTranslation()
  const { date } = useFormat()
  const query = useListOf(published, {}, { also: ['bulletin'] })
  return (
    <HandPage title={t('page.issues')} back="/" white>
      <div className="page-body">
        <Await query={query} empty={<Empty title={t('bulletin.noneOut')} note={t('bulletin.noneOutNote')} />}>
          {({ items }) => (
            <List label={t('page.issues')}>
              {items.map(({ id, title, org, masthead, issue }) => (
                <Row key={id} icon={<Newspaper />} title={title} note={`${org.name} · ${masthead} ${t('bulletin.number', { ...issue })} · ${date(issue.day)}`} to={linkTo('issue', { id }) ?? '/'} />
              ))}
            </List>
          )}
        </Await>
        {query.hasNextPage && <div className="page-pad"><Button kind="soft" block busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{t('act.more')}</Button></div>}
      </div>
    </HandPage>
  )
}
