import { ChevronRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useQueryOf } from '#web/query.ts'
import { linkTo } from '#web/routes.ts'
import { day } from '../../desk/contract.ts'
import { purpose } from '../waiting.ts'

/** Each line and the list that it opens. */
const lines = { came: 'did=submit', accepted: 'did=accept', done: 'did=confirm', waits: 'state=submitted', overdue: 'due=overdue' } as const

/** Five lines of the day: what came, was accepted, got done, waits, is late. */
export function FiveLines() {
  const { t } = useTranslation()
  const counts = useQueryOf(day, {}, { purpose, everySeconds: 60 }).data
  const to = linkTo('desk-requests')
  if (!counts || to === undefined) return null
  return (
    <section className="card five-lines" aria-label={t('day.title')}>
      <h2>{t('day.title')}</h2>
      <ul>
        {(['came', 'accepted', 'done', 'waits', 'overdue'] as const).map((key) => (
          <li key={key}><Link to={`${to}?${lines[key]}`}><span>{t(`day.${key}`)}</span><b className="num">{counts[key]}</b><ChevronRight /></Link></li>
        ))}
      </ul>
    </section>
  )
}
