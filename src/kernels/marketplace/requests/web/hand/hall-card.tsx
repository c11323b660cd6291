import { BadgeCheck, Clock, Info, MapPin, Timer } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#web/i18n/use-format.ts'
import { useSkill } from '#web/i18n/use-skill.ts'
import type { WornOffice } from '#web/me.ts'
import { linkTo } from '#web/routes.ts'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { ServiceIcon } from '#web/ui/service-icon.tsx'
import { Tag } from '#web/ui/tag.tsx'
import type { Card } from '../../contract.ts'
import { Applied, ApplyUntil } from './applying.tsx'

/** What one helper gets for it; a service below a whole hour earns no points. */
function Earns({ card }: { card: Card }) {
  const { t } = useTranslation()
  const { duration } = useFormat()
  return (
    <div className="hall-points">
      {card.points > 0 && <><b className="num">{card.points}</b><small>{t('hall.points', { count: card.points })}</small></>}
      <i>{t('hall.about', { minutes: duration(card.minutes) })}</i>
    </div>
  )
}

/** What it takes, and how long it is still there. */
function Fits({ card }: { card: Card }) {
  const { t } = useTranslation()
  const { deadline } = useFormat()
  const left = deadline(card.window.to)
  const skillName = useSkill()
  return (
    <div className="hall-fits">
      {card.skill === null ? <Tag>{t('hall.anySkill')}</Tag> : <Tag tone="ok" icon={<BadgeCheck />}>{t('hall.skill', { skill: skillName(card.skill) })}</Tag>}
      {card.applying === null ? <span className={`hall-left num${left.lamp === 'ok' ? '' : ' hot'}`}><Timer />{left.text}</span> : <ApplyUntil until={card.applying.until} />}
    </div>
  )
}

/** Why the team may not claim it, as a word key; the year of birth is asked on the way. */
function whyNot(card: Card, full: boolean): string | undefined {
  const may = card.may[card.applying === null ? 'claim' : 'apply'] ?? 'ok'
  if (full) return 'hall.fullShort'
  if (may === 'may.adult') return 'year.young.claim'
  return may === 'ok' || may === 'may.year-of-birth' ? undefined : `refuse.${may}`
}

interface FootProps { card: Card; team: WornOffice; full: boolean; onClaim: () => void }

function Foot({ card, team, full, onClaim }: FootProps) {
  const { t } = useTranslation()
  const to = linkTo('request', { id: card.id })
  if (card.mine) return <><Tag tone="qing">{t('state.request.claimed')}</Tag>{to !== undefined && <ButtonLink kind="soft" to={`${to}?team=${team.id}`}>{t('hall.see')}</ButtonLink>}</>
  if (card.applying?.applied === true) return <Applied card={card} until={card.applying.until} hat={team.wears} />
  const why = whyNot(card, full)
  if (why !== undefined) {
    return <><span className="hall-why"><Info />{t(why)}</span><Button disabled>{t('hall.not')}</Button></>
  }
  return <><Fits card={card} /><Button onClick={onClaim}>{t(card.applying === null ? 'hall.claim' : 'hall.apply')}</Button></>
}

/** One request in the hall: what, how far, when, what it earns; nothing of the person. */
export function HallCard({ card, team, full, onClaim }: FootProps) {
  const { t } = useTranslation()
  const { language, window } = useFormat()
  const place = [card.far === null ? undefined : t(`far.${card.far}`), card.estate].filter(Boolean).join('·')
  return (
    <li className={`card hall-card${card.mine ? ' won' : ''}`}>
      {card.mine && <span className="hall-ribbon">{t('hall.won')}</span>}
      <div className="hall-card-head">
        <span className="service-mark"><ServiceIcon name={card.service.icon} /></span>
        <div className="grow">
          <h2>{card.service[language]}</h2>
          <p><MapPin />{place}</p>
          <p className="num"><Clock />{window(card.window.from, card.window.to)}</p>
        </div>
        {!card.mine && <Earns card={card} />}
      </div>
      <div className="hall-card-foot"><Foot card={card} team={team} full={full} onClaim={onClaim} /></div>
    </li>
  )
}
