import { Clock, MapPin } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useFormat } from '#web/i18n/use-format.ts'
import { linkTo } from '#web/routes.ts'
import { ServiceIcon } from '#web/ui/service-icon.tsx'
import { Tag } from '#web/ui/tag.tsx'
import type { Request } from '../../contract.ts'
import { isLate, toneOf } from '../stand.ts'

/** From where a list is read: by those who ordered, or by those who go there. */
type Side = 'resident' | 'team'

const dueOf = ({ state, answerBy, next, window }: Request) => (state === 'submitted' ? answerBy : (next?.at ?? window.to))

/** What comes next, in one line. */
function useNext(request: Request, side: Side): string {
  const { t } = useTranslation()
  const { moment, now } = useFormat()
  if (side === 'resident' && isLate(request, now)) return t(`list.${request.state}.late`)
  const at = moment(dueOf(request))
  return t(side === 'team' ? `list.team.${request.state}` : `list.${request.state}`, { at, team: request.team?.name ?? '' })
}

/** One request in a list: what, where it stands, when, what comes next. The whole card leads to it; `team` is the appointment by which it is led. */
export function RequestCard({ request, side = 'resident', team }: { request: Request; side?: Side; team?: string }) {
  const { t } = useTranslation()
  const { language, window } = useFormat()
  const next = useNext(request, side)
  const to = linkTo('request', { id: request.id }) ?? '/'
  return (
    <li className="card order-line">
      <Link to={team === undefined ? to : `${to}?team=${team}`}>
        <span className="service-mark"><ServiceIcon name={request.service.icon} /></span>
        <span className="grow">
          <span className="order-line-head"><b>{request.service[language]}</b><Tag tone={toneOf[request.state]}>{t(`state.request.${request.state}`)}</Tag></span>
          <span className="order-line-fact"><Clock />{window(request.window.from, request.window.to)}</span>
          <span className="order-line-fact"><MapPin />{request.estate.name}</span>
          <span className="order-line-next">{next}</span>
        </span>
      </Link>
    </li>
  )
}
