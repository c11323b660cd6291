import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DeskPage, PageHead } from '#web/desk/ui/page-head.tsx'
import { Await, Empty } from '#web/ui/states.tsx'
import { useConcerns } from '../waiting.ts'
import { ConcernCard } from './concern-card.tsx'
import './concerns.css'

const LISTS = ['waiting', 'settled'] as const

/** 有件事不对: what was wrong at visits, for officers outside the team; the longest waiting first. */
export default function ConcernsPage() {
  const { t } = useTranslation()
  const [is, setIs] = useState<(typeof LISTS)[number]>('waiting')
  const query = useConcerns(is)
  return (
    <DeskPage>
      <PageHead title={t('page.desk-concerns')} note={t('concern.note')}>
        <Segmented value={is} onChange={setIs} options={LISTS.map((value) => ({ value, label: t(`concern.list.${value}`) }))} />
      </PageHead>
      <Await query={query} empty={<Empty title={t(`concern.none.${is}`)} note={t(`concern.noneNote.${is}`)} />}>
        {({ items }) => (
          <>
            <ul className="concerns">{items.map((one) => <ConcernCard key={one.id} concern={one} />)}</ul>
            {query.hasNextPage && <Button className="concerns-more" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{t('act.more')}</Button>}
          </>
        )}
      </Await>
    </DeskPage>
  )
}
