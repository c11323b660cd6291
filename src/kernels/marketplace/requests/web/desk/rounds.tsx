import { ChevronRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import type { Id } from '#platform/contract.ts'
import { hourText } from '#web/i18n/format.ts'
import { useFormat } from '#web/i18n/use-format.ts'
import { useQueryOf } from '#web/query.ts'
import { Tag } from '#web/ui/tag.tsx'
import { rounds } from '../../desk/contract.ts'
import { toneOf } from '../stand.ts'
import { purpose } from '../waiting.ts'
import { useOpenRequest } from './open.ts'

type Visit = z.output<typeof rounds.result>['items'][number]

/** Neighbours in a list that have the same key, in their order. */
function grouped(visits: readonly Visit[], key: (visit: Visit) => string): Visit[][] {
  const groups: Visit[][] = []
  for (const visit of visits) {
    const last = groups.at(-1)
    if (last?.[0] !== undefined && key(last[0]) === key(visit)) last.push(visit)
    else groups.push([visit])
  }
  return groups
}

function Line({ visit: { request }, onOpen }: { visit: Visit; onOpen: (id: Id<'request'>) => void }) {
  const { t } = useTranslation()
  const { language } = useFormat()
  return (
    <li>
      <button type="button" onClick={() => onOpen(request.id)}>
        <span className="num round-time">{hourText(request.window.from)}–{hourText(request.window.to)}</span>
        <span className="grow"><b>{request.service[language]}</b><small>{request.team?.name}</small></span>
        <Tag tone={toneOf[request.state]}>{t(`state.request.${request.state}`)}</Tag>
        <ChevronRight />
      </button>
    </li>
  )
}

function Building({ visits, onOpen }: { visits: readonly Visit[]; onOpen: (id: Id<'request'>) => void }) {
  const { t } = useTranslation()
  const name = visits[0]?.building ?? t('rounds.noBuilding')
  return <div className="round"><h4>{name}</h4><ul>{visits.map((visit) => <Line key={visit.request.id} visit={visit} onOpen={onOpen} />)}</ul></div>
}

/** Today's visits, estate by estate and building by building, for who walks from door to door; the door itself opens by a look. */
export function Rounds() {
  const { t } = useTranslation()
  const [, onOpen] = useOpenRequest()
  const items = useQueryOf(rounds, {}, { purpose, everySeconds: 60 }).data?.items
  if (!items) return null
  return (
    <section className="card rounds" aria-label={t('rounds.title')}>
      <h2>{t('rounds.title')}</h2>
      <p className="muted">{items.length === 0 ? t('rounds.none') : t('rounds.count', { count: items.length })}</p>
      {grouped(items, ({ request }) => request.estate.id).map((estate) => (
        <div key={estate[0]?.request.estate.id}>
          <h3>{estate[0]?.request.estate.name}</h3>
          {grouped(estate, ({ building }) => building ?? '').map((visits) => <Building key={visits[0]?.request.id} visits={visits} onOpen={onOpen} />)}
        </div>
      ))}
    </section>
  )
}
