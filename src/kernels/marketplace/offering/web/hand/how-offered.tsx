import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { HandPage, Section } from '#web/hand/ui/page.tsx'
import { useTeams, type WornOffice } from '#web/me.ts'
import { useQueryOf } from '#web/query.ts'
import { linkTo } from '#web/routes.ts'
import { useFormat } from '#web/i18n/use-format.ts'
import { useSkill } from '#web/i18n/use-skill.ts'
import { ButtonLink } from '#web/ui/button.tsx'
import { Await } from '#web/ui/states.tsx'
import { rules, standing, counting } from '../../contract.ts'
import { Objections } from './objections.tsx'
import './how-offered.css'

type Rules = z.output<typeof rules.result>
type Standing = z.output<typeof standing.result>

/** Each factor with its weight, as a bar and a number, and how its points come about. */
function Factors({ of }: { of: Rules }) {
  const { t } = useTranslation()
  const { list } = useFormat()
  const steps = list(of.nearness.map(({ step, value }) => t('how.step', { step: t(`far.${step}`), value })))
  const facts = { steps, days: of.days, from: of.fromClaims, teams: of.fromTeams, minutes: of.undoMinutes }
  return (
    <ul className="card how-factors">
      {of.weights.map(({ factor, weight }) => (
        <li key={factor}>
          <b>{t(`how.${factor}`)}<i className="num">{weight}%</i></b>
          <span className="how-bar" aria-hidden="true"><i style={{ width: `${weight}%` }} /></span>
          <p>{t(`how.${factor}Note`, facts)}</p>
        </li>
      ))}
    </ul>
  )
}

/** How the team's reliability comes about, in one line. */
function useKept(): (of: Standing) => string {
  const { t } = useTranslation()
  return ({ claims, kept, median, reliability }) => {
    if (reliability === null) return t('how.own.keptFew', { claims, teams: counting.fromTeams })
    const facts = { claims, kept, share: reliability }
    if (claims >= counting.fromClaims) return t('how.own.keptShare', facts)
    return t(median === null ? 'how.own.keptFirst' : 'how.own.keptNew', facts)
  }
}

/** What the rule knows of one's own team. */
function Own({ team }: { team: WornOffice }) {
  const { t } = useTranslation()
  const { list } = useFormat()
  const skillName = useSkill()
  const kept = useKept()
  const query = useQueryOf(standing, {}, { hat: team.wears, also: ['request'] })
  return (
    <section aria-label={t('how.own', { team: team.org.name })}>
      <Section title={t('how.own', { team: team.org.name })} />
      <Await query={query}>
        {(of) => (
          <div className="card how-own">
            <dl>
              <div><dt>{t('how.own.kept')}</dt><dd className="num">{kept(of)}</dd></div>
              <div><dt>{t('how.own.load')}</dt><dd className="num">{t('how.own.loadOf', { load: of.load, capacity: of.capacity })}</dd></div>
              <div><dt>{t('how.own.skills')}</dt><dd>{of.skills.length === 0 ? t('how.own.noSkills') : list(of.skills.map((skill) => skillName(skill)))}</dd></div>
              <div><dt>{t('how.own.base')}</dt><dd>{t(of.base ? 'how.own.baseKnown' : 'how.own.baseUnknown')}</dd></div>
            </dl>
          </div>
        )}
      </Await>
    </section>
  )
}

/** The hall without the score, for whoever does not want it. */
function Plain({ team }: { team: WornOffice }) {
  const { t } = useTranslation()
  const to = linkTo('hall')
  if (to === undefined) return null
  return (
    <>
      <p className="how-after">{t('how.nearest')}</p>
      <p className="how-after"><ButtonLink kind="soft" to={`${to}?team=${team.id}&sort=near`}>{t('how.nearestDo')}</ButtonLink></p>
    </>
  )
}

/** 怎么派单: the published rule, one's own team's values, a plain view, and how to object. */
export default function HowOfferedPage() {
  const { t } = useTranslation()
  const teams = useTeams()
  const query = useQueryOf(rules, {}, { hat: 'me', steady: true })
  const [first] = teams
  return (
    <HandPage title={t('page.how-offered')} back="/">
      <div className="page-body how-page">
        <p className="how-lead">{t('how.lead')}</p>
        <Section title={t('how.order')} />
        <p className="how-note">{t('how.orderNote')}</p>
        <Await query={query}>{(of) => <Factors of={of} />}</Await>
        <p className="how-after">{t('how.notUsed')}</p>
        <Section title={t('how.apply')} />
        <p className="how-note">{t('how.applyNote')}</p>
        <Section title={t('how.lot')} />
        <p className="how-note">{t('how.lotNote')}</p>
        {first && <Plain team={first} />}
        {teams.map((team) => <Own key={team.id} team={team} />)}
        <Objections about={first?.org} />
      </div>
    </HandPage>
  )
}
