import { HandHeart } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '#web/i18n/language.ts'
import { useTeams } from '#web/me.ts'
import { useQueryOf } from '#web/query.ts'
import { linkTo } from '#web/routes.ts'
import { ButtonLink } from '#web/ui/button.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { Await, Empty } from '#web/ui/states.tsx'
import { Choices, type Option } from '#web/hand/ui/choices.tsx'
import { HandPage } from '#web/hand/ui/page.tsx'
import { show, type Book, type Passbook } from '../../contract.ts'
import { isNone } from './amounts.ts'
import { Hero } from './hero.tsx'
import { Lines } from './lines.tsx'
import './passbook.css'

/** Only a leader takes orders from the hall; everybody else is invited home. */
function EmptyBook() {
  const { t } = useTranslation()
  const hall = linkTo('hall')
  const leads = useTeams().length > 0
  const action = leads && hall !== undefined
    ? <ButtonLink to={hall} icon={<HandHeart />}>{t('passbook.hall')}</ButtonLink>
    : <ButtonLink to="/" kind="soft">{t('act.home')}</ButtonLink>
  return <Empty title={t('passbook.empty')} note={t('passbook.emptyNote')} action={action} />
}

/** A name at the head of a list; Chinese has no capitals. */
const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)

function Lists({ book, chosen, onChoose }: { book: Passbook; chosen: Book; onChoose: (next: Book) => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const options: Option<Book>[] = [
    ...book.currencies.map((currency) => ({ value: currency.book, label: capital(currency[language]) })),
    { value: 'credit', label: t('passbook.credit') },
    { value: 'honour', label: t('passbook.honour') },
  ]
  const note = chosen === 'credit' ? t('passbook.creditNote') : chosen === 'honour' ? t('passbook.honourNote') : undefined
  return (
    <>
      <Choices<Book> as="tabs" label={t('passbook.lists')} options={options} value={chosen} onChange={onChoose} />
      {note !== undefined && <p className="book-note">{note}</p>}
      <Lines key={chosen} book={chosen} />
    </>
  )
}

function Shown({ book }: { book: Passbook }) {
  const [picked, pick] = useState<Book>()
  const chosen = picked ?? book.currencies[0]?.book ?? 'credit'
  const empty = book.currencies.length === 0 && isNone(book.credit) && isNone(book.honour)
  return (
    <div className="page-body">
      <Hero book={book} chosen={chosen} />
      {empty ? <EmptyBook /> : <Lists book={book} chosen={chosen} onChoose={pick} />}
    </div>
  )
}

/** 存折: what I hold and how it came. */
export default function PassbookPage() {
  const { t } = useTranslation()
  const query = useQueryOf(show, {}, { hat: 'me' })
  return (
    <HandPage title={t('page.passbook')} back="/" white>
      <Await query={query} skeleton={<Skeleton block={188} rows={5} />}>{(book) => <Shown book={book} />}</Await>
    </HandPage>
  )
}
