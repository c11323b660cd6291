import { ArrowRight, Monitor } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useSkill } from '#web/i18n/use-skill.ts'
import { ServiceIcon } from '#web/ui/service-icon.tsx'
import type { Param, PartItem } from '../../contract.ts'
import { useSaid } from './said.ts'

/** What can be ordered: each service with its icon, usual length and the skill that it needs. */
export function MenuPicture({ items }: { items: readonly PartItem[] }) {
  const skillName = useSkill()
  const { t } = useTranslation()
  const said = useSaid()
  return (
    <ul className="pic-menu">
      {items.map((item) => (
        <li key={item.zh}>
          <ServiceIcon name={item.icon ?? ''} /><b>{said(item)}</b>
          <small>{item.minutes !== null && t('practice.minutes', { count: item.minutes })}</small>
          <small>{item.skill === null ? t('practice.anyTeam') : t('practice.skill', { skill: skillName(item.skill) })}</small>
        </li>
      ))}
    </ul>
  )
}

/** A currency as its coin. */
export const CoinPicture = ({ of }: { of: { zh: string; en: string } }) => (
  <div className="pic-coin">
    <svg width="132" height="84" viewBox="0 0 132 84" aria-hidden="true">
      <ellipse cx="66" cy="76" rx="60" ry="5" fill="#E7EAF3" />
      <circle cx="34" cy="52" r="22" fill="#FFC385" /><circle cx="98" cy="52" r="22" fill="#FFC385" />
      <circle cx="66" cy="40" r="32" fill="#FF9D45" /><circle cx="66" cy="40" r="24" fill="none" stroke="#FFE4C7" strokeWidth="3" />
      <path d="M54 52V40a7 7 0 0 1 14 0v12zM64 52V34a8 8 0 0 1 16 0v18z" fill="#fff" />
    </svg>
    <b>{useSaid()(of)}</b>
  </div>
)

/** What an hour of help gives: the clock goes round once, and so many coins fall. */
export function EarnPicture({ points }: { points: number }) {
  const { t } = useTranslation()
  return (
    <div className="pic-earn">
      <span>
        <svg width="64" height="64" viewBox="0 0 64 64" aria-hidden="true">
          <circle cx="32" cy="32" r="28" fill="var(--qing-50)" stroke="var(--qing-700)" strokeWidth="4" />
          <path d="M32 15v17l11 8" fill="none" stroke="var(--qing-700)" strokeWidth="4" strokeLinecap="round" strokeLinejoin="round" />
        </svg>
        {t('practice.hour')}
      </span>
      <ArrowRight />
      <span>
        <svg width="64" height="64" viewBox="0 0 64 64" aria-hidden="true">
          <circle cx="32" cy="32" r="30" fill="var(--warm-500)" /><circle cx="32" cy="32" r="23" fill="none" stroke="var(--warm-100)" strokeWidth="3" />
          <text x="32" y="40" textAnchor="middle" className="num">{points}</text>
        </svg>
        {t('practice.earns', { count: points })}
      </span>
    </div>
  )
}

/** What is counted: the name of each figure and what one is called. */
export function FiguresPicture({ items }: { items: readonly PartItem[] }) {
  const said = useSaid()
  return (
    <ul className="pic-figures">
      {items.map((item) => (
        <li key={item.zh}>{item.wall ? <Monitor /> : <i />}<b>{said(item)}</b>{item.unit !== null && <small>{said(item.unit)}</small>}</li>
      ))}
    </ul>
  )
}

const Blanks = ({ text }: { text: string }) => <>{text.split(/\{\w+\}/).flatMap((piece, at) => (at === 0 ? [piece] : [<i key={`${at} ${piece}`} className="blank" />, piece]))}</>

/** The bulletin as it will read, a blank where each number goes. */
export const SheetPicture = ({ title, items }: { title: string; items: readonly PartItem[] }) => (
  <div className="pic-sheet" lang="zh-CN">
    <b>{title}</b>
    {items.map((item) => (item.heading ? <h4 key={item.zh}>{item.zh}</h4> : <p key={item.zh}><Blanks text={item.zh} /></p>))}
  </div>
)

/** A part that has no picture of its own: what stands in it. */
export function ListPicture({ items }: { items: readonly PartItem[] }) {
  const said = useSaid()
  return <ul className="pic-list">{items.map((item) => <li key={item.zh}>{said(item)}</li>)}</ul>
}

/** The numbers that a committee sets, as rings: how far up within their bounds. They follow the form. */
export function Rings({ params, values }: { params: readonly Param[]; values: Readonly<Record<string, number>> }) {
  const { t } = useTranslation()
  const said = useSaid()
  const round = 2 * Math.PI * 28
  return (
    <ul className="pic-rings">
      {params.map((param) => {
        const value = values[param.key] ?? param.default
        const share = Math.max(0.04, Math.min(1, value / param.max))
        return (
          <li key={param.key}>
            <span className="ring">
              <svg width="72" height="72" viewBox="0 0 64 64" aria-hidden="true">
                <circle cx="32" cy="32" r="28" fill="none" stroke="var(--qing-100)" strokeWidth="7" />
                <circle cx="32" cy="32" r="28" fill="none" stroke="var(--qing-700)" strokeWidth="7" strokeLinecap="round" strokeDasharray={`${round * share} ${round}`} transform="rotate(-90 32 32)" />
              </svg>
              <span><b className="num">{value}</b><small>{t(`practice.unit.${param.kind}`)}</small></span>
            </span>
            {said(param)}
          </li>
        )
      })}
    </ul>
  )
}
