import { Button } from 'antd'
import { BadgeCheck, Info } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { distanceStep } from '#platform/distance.ts'
import { useFormat } from '#web/i18n/use-format.ts'
import { useSkill } from '#web/i18n/use-skill.ts'
import { useCommand, useQueryOf } from '#web/query.ts'
import { Await, RefusalPanel, Refused } from '#web/ui/states.tsx'
import { Tag } from '#web/ui/tag.tsx'
import { toast } from '#web/ui/toast.tsx'
import { askTeam, fits, type Fit as FitShape, type Whole } from '../../contract.ts'
import { mayDo } from '../stand.ts'
import { purpose } from '../waiting.ts'

type Fit = z.output<typeof FitShape>

/** Why it fits or why not, in one word. */
function Why({ fit }: { fit: Fit }) {
  const { t } = useTranslation()
  const skillName = useSkill()
  const skill = { skill: skillName(fit.skill ?? '') }
  if (fit.fits) return <Tag tone="ok" icon={<BadgeCheck />}>{t(fit.skill === null ? 'fit.ok' : 'fit.okSkill', skill)}</Tag>
  return <Tag tone={fit.reason === 'load' ? 'warm' : 'grey'} icon={<Info />}>{t(`fit.${fit.reason}`, skill)}</Tag>
}

/** Asks this team by name. */
function Ask({ request, fit }: { request: Whole; fit: Fit }) {
  const { t } = useTranslation()
  const team = fit.team.name
  const ask = useCommand(askTeam, { purpose, onDone: () => toast({ text: t('panel.askTeamDone', { team }) }) })
  return (
    <>
      <Button size="small" loading={ask.isPending} aria-label={t('panel.askTeam', { team })} onClick={() => ask.run({ id: request.id, team: fit.team.id })}>{t('panel.askTeamShort')}</Button>
      <Refused fault={ask.error} />
    </>
  )
}

function Team({ request, fit }: { request: Whole; fit: Fit }) {
  const { t } = useTranslation()
  const { distance } = useFormat()
  const step = distanceStep(fit.metres ?? 0)
  // Within the first step a figure says less than the step: two addresses in one estate are 0 metres apart.
  const far = fit.metres === null ? t('panel.farUnknown') : t('panel.metres', { far: step === 'under-500m' ? t(`far.${step}`) : distance(fit.metres) })
  return (
    <li className={fit.fits ? 'fits' : ''}>
      <div className="grow"><b>{fit.team.name}</b><p className="num">{far}·{t('panel.load', { load: fit.load, capacity: fit.capacity })}</p><p className="num">{t('panel.score', { score: fit.score, reliability: fit.reliability })}</p></div>
      <Why fit={fit} />
      {mayDo(request, 'ask-team') && fit.reason !== 'skill' && <Ask request={request} fit={fit} />}
    </li>
  )
}

/** The teams round a request, fitting ones first, each with its reason; accepting offers it to those that fit. */
export function TeamsThatFit({ request }: { request: Whole }) {
  const { t } = useTranslation()
  const query = useQueryOf(fits, { id: request.id }, { purpose, also: ['org'] })
  return (
    <section aria-label={t('panel.teams')}>
      <h3>{t('panel.teams')}<small>{t('panel.teamsBy')}</small></h3>
      <Await query={query} empty={<RefusalPanel title={t('panel.teamsNone')} note={t('panel.teamsNoneNote')} />}>
        {({ items }) => (
          <>
            {items.every((fit) => !fit.fits) && <p className="panel-nobody">{t('panel.fitNobody')}</p>}
            <ul className="fit-list">{items.map((fit) => <Team key={fit.team.id} request={request} fit={fit} />)}</ul>
          </>
        )}
      </Await>
    </section>
  )
}
