import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useFormat } from '#web/i18n/use-format.ts'
import { linkTo } from '#web/routes.ts'
import type { Application, Choice } from '#kernels/marketplace/offering/contract.ts'
import type { Whole } from '../../contract.ts'
import { isApplying } from '../stand.ts'

type Decided = NonNullable<Choice['decided']>

/** What the own team's score is made of. */
function Own({ of }: { of: Application }) {
  const { t } = useTranslation()
  const { list } = useFormat()
  if (of.passed !== null) return <p>{t(`choice.${of.passed}`)}</p>
  if (of.counted === null) return null
  const parts = of.counted.factors.map(({ factor, points }) => t(points === null ? 'choice.hidden' : 'choice.factor', { factor: t(`how.${factor}`), points }))
  return <p><b className="num">{t('choice.own', { score: of.counted.score })}</b><span className="num">{list(parts)}</span></p>
}

/** Seed, its SHA-256 and who drew: all that a check needs. */
function Check({ of, lot }: { of: Decided; lot: string }) {
  const { t } = useTranslation()
  return (
    <details>
      <summary>{t('choice.check')}</summary>
      <p>{t('choice.checkNote')}</p>
      <dl>
        <div><dt>{t('choice.seed')}</dt><dd><code>{of.seed}</code></dd></div>
        <div><dt>{t('choice.lot')}</dt><dd><code>{lot}</code></dd></div>
        {of.tied.map(({ id, name }) => <div key={id}><dt>{name}</dt><dd><code>{id}</code></dd></div>)}
      </dl>
    </details>
  )
}

function How({ of, lot }: { of: Decided; lot: string }) {
  const { t } = useTranslation()
  const { list } = useFormat()
  const counts = [t('choice.applied', { count: of.applied }), ...(of.passed > 0 ? [t('choice.passed', { count: of.passed })] : [])]
  return (
    <>
      <p><b className="num">{of.team === null ? t('choice.none') : t('choice.winner', { team: of.team.name, score: of.score })}</b><span>{list(counts)}</span></p>
      {of.team !== null && <p>{of.tied.length > 0 ? t('choice.tied', { teams: list(of.tied.map(({ name }) => name)) }) : t('choice.byScore')}</p>}
      {of.tied.length > 0 && <Check of={of} lot={lot} />}
    </>
  )
}

/** How it was decided which team has it, for teams: the winner's score, one's own factors, the lot with what checks it. Rivals' numbers are theirs. */
export function ChoiceCard({ request }: { request: Whole }) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const { choice, application } = request
  const how = linkTo('how-offered')
  if (choice === null || (choice.decided === null && !isApplying(request))) return null
  const title = t(choice.decided === null ? 'choice.open' : 'choice.title')
  return (
    <section className="card request-choice" aria-label={title}>
      <h2>{title}</h2>
      {choice.decided === null
        ? <><p>{t('choice.until', { at: moment(choice.until) })}</p><p className="apply-lot">{t('apply.lot')}<code>{choice.lot}</code></p></>
        : <How of={choice.decided} lot={choice.lot} />}
      {application !== null && <Own of={application} />}
      {how !== undefined && <Link to={how}>{t('choice.how')}</Link>}
    </section>
  )
}
