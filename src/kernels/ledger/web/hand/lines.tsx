import { useTranslation } from 'react-i18next'
import { useFormat } from '#web/i18n/use-format.ts'
import { useListOf } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { Await } from '#web/ui/states.tsx'
import { Tag } from '#web/ui/tag.tsx'
import { lines, type Book, type PassbookLine } from '../../contract.ts'
import { amountText, changeText, isNone, monthText } from './amounts.ts'
import { useHidden } from './hero.tsx'

/** What a line says about itself: what was done, on what evidence, where it comes from. */
function useTexts(line: PassbookLine): { title: string; evidence: string; source: string } {
  const { t } = useTranslation()
  const { language } = useFormat()
  const work = line.service?.[language] ?? t('passbook.work')
  const number = line.source.number === null ? [] : [t('passbook.number', { number: line.source.number })]
  const source = [line.team.name, ...number].join(' · ')
  if (line.corrects !== null) return { title: t('passbook.correction', { work }), evidence: t('passbook.corrects', { day: line.corrects.slice(5) }), source }
  const basis = line.minutes === null ? [] : [t('passbook.for', { time: amountText(line.minutes, language) })]
  const grade = line.grade === null ? [] : [t(`passbook.grade.${line.grade}`)]
  return { title: work, evidence: [...basis, ...grade].join(' · '), source }
}

function LineRow({ line }: { line: PassbookLine }) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const hidden = useHidden()
  const { title, evidence, source } = useTexts(line)
  const after = t(line.change.unit === 'minutes' ? 'passbook.total' : 'passbook.after', { amount: amountText(line.after, language) })
  return (
    <li className="book-line">
      <time dateTime={line.day}>{line.day.slice(5)}</time>
      <div>
        <h3>{title}{line.reversed && <Tag>{t('passbook.reversed')}</Tag>}</h3>
        <p>{evidence}</p>
        <p>{source}</p>
      </div>
      <p className={`book-change num${line.kind === 'confirm' ? ' book-up' : ''}`}>
        {hidden ? '••••' : changeText(line.change, language)}<small>{hidden ? '' : after}</small>
      </p>
    </li>
  )
}

/** One month: its sums are of the whole month, however much of it is on the page. */
function Month({ items }: { items: readonly PassbookLine[] }) {
  const { t } = useTranslation()
  const { language, now } = useFormat()
  const hidden = useHidden()
  const [first] = items
  if (first === undefined) return null
  const name = monthText(first.day, now, language)
  const sums = [['passbook.in', first.month.in], ['passbook.back', first.month.back]] as const
  const said = sums.filter(([, wire]) => !isNone(wire)).map(([key, wire]) => t(key, { amount: amountText(wire, language) }))
  return (
    <section aria-label={name}>
      <div className="book-month"><h2>{name}</h2><span className="num">{hidden ? '' : said.join(' · ')}</span></div>
      <ul>{items.map((line) => <LineRow key={line.id} line={line} />)}</ul>
    </section>
  )
}

function byMonth(items: readonly PassbookLine[]): PassbookLine[][] {
  const months = new Map<string, PassbookLine[]>()
  for (const line of items) months.set(line.day.slice(0, 7), [...(months.get(line.day.slice(0, 7)) ?? []), line])
  return [...months.values()]
}

/** One list of the passbook, newest first, by month. */
export function Lines({ book }: { book: Book }) {
  const { t } = useTranslation()
  const query = useListOf(lines, { book, limit: 30 }, { hat: 'me' })
  return (
    <Await query={query} empty={<p className="book-none">{t('passbook.none')}</p>}>
      {({ items }) => (
        <>
          {byMonth(items).map((month) => <Month key={month[0]?.id} items={month} />)}
          {query.hasNextPage && (
            <p className="book-more"><Button kind="soft" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{t('act.more')}</Button></p>
          )}
        </>
      )}
    </Await>
  )
}
