import { Clock, MapPin } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useFormat } from '#web/i18n/use-format.ts'
import { linkTo } from '#web/routes.ts'
import { ServiceIcon } from '#web/ui/service-icon.tsx'
import { Tag } from '#web/ui/tag.tsx'
import type { Request } from '../../contract.ts'
import { toneOf } from '../stand.ts'

/** What comes next, in one line. */
function useNext(request: Request): string {
  const { t } = useTranslation()
  const { moment, now } = useFormat()
  const late = request.state === 'submitted' && Date.parse(request.answerBy) <= now
  return t(late ? 'list.submitted.late' : `list.${request.state}`, {
    at: moment(request.state === 'submitted' ? request.answerBy : (request.next?.at ?? request.window.to)), team: request.team?.name ?? '', org: request.org.name,
  })
}

/** One request in a list: what, where it stands, when, what comes next. The whole card leads to it. */
export function RequestCard({ request, team, end }: { request: Request; team?: string; end?: ReactNode }) {
  const { t } = useTranslation()
  const { language, window } = useFormat()
  const next = useNext(request)
  const to = linkTo('request', { id: request.id }) ?? '/'
  return (
    <li className="card order-line">
      <Link to={team === undefined ? to : `${to}?team=${team}`}>
        <span className="service-mark"><ServiceIcon name={request.service.icon} /></span>
        <span className="grow">
          <span className="order-line-head"><b>{request.service[language]}</b><Tag tone={toneOf[request.state]}>{t(`state.request.${request.state}`)}</Tag></span>
          <span className="order-line-fact"><Clock />{window(request.window.from, request.window.to)}</span>
          <span className="order-line-fact"><MapPin />{request.estate.name}{end}</span>
          <span className="order-line-next">{next}</span>
        </span>
      </Link>
    </li>
  )
}
