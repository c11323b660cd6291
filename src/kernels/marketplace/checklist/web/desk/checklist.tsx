import { Check, ChevronRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { DeskPage, PageHead } from '#web/desk/ui/page-head.tsx'
import { useOffice } from '#web/me.ts'
import { pagesOf } from '#web/routes.ts'
import { ButtonLink } from '#web/ui/button.tsx'
import { Await } from '#web/ui/states.tsx'
import type { Step } from '../../contract.ts'
import { left, useFar, type Far } from '../far.ts'
import './checklist.css'

/** Where each step is made. */
const at: Readonly<Record<Step, string>> = {
  communities: 'desk-orgs', menu: 'practices', staff: 'desk-people', addresses: 'desk-premises', teams: 'desk-orgs', members: 'desk-people',
  ordered: 'poster', confirmed: 'desk-requests',
}

/** Counted in communities or teams; the first request is made or not. */
const counted = (step: Step): boolean => step !== 'ordered' && step !== 'confirmed'

/** The address of the page where a step is made, where this office has that page. */
function wayTo(step: Step, role: string): string | undefined {
  const page = pagesOf('desk').find(({ name }) => name === at[step])
  const roles = page?.nav?.roles
  return roles === undefined || roles.includes(role) ? page?.path : undefined
}

/** The button of the step that comes next; a small way to each of the others. */
function Way({ step, next, role }: { step: Step; next: boolean; role: string }) {
  const { t } = useTranslation()
  const to = wayTo(step, role)
  if (to === undefined) return null
  const deed = t(`checklist.${step}Go`)
  return next ? <ButtonLink size="s" to={to}>{deed}</ButtonLink> : <Link className="go" to={to} aria-label={deed}><ChevronRight /></Link>
}

function Line({ step, made, wanted, next, role }: Far['steps'][number] & { next: boolean; role: string }) {
  const { t } = useTranslation()
  const done = made >= wanted
  return (
    <li data-done={done} aria-current={next ? 'step' : undefined}>
      <span className="mark">{done && <Check />}<span className="hidden-text">{t(done ? 'checklist.done' : 'checklist.open')}</span></span>
      <div>
        <b>{t(`checklist.${step}`)}</b>
        {!done && <p>{t(`checklist.${step}Note`)}</p>}
      </div>
      {counted(step) && <span className="num muted">{t('checklist.of', { made, wanted })}</span>}
      {!done && <Way step={step} next={next} role={role} />}
    </li>
  )
}

/** 起步清单: what a committee still needs, and where it is made; ticked by the records themselves. */
export default function ChecklistPage() {
  const { t } = useTranslation()
  const query = useFar()
  const office = useOffice()
  const [org, role] = [office?.org.name ?? '', office?.role ?? '']
  const far = query.data
  const note = far === undefined ? {} : { note: far.works ? t('checklist.works', { org }) : t('checklist.left', { org, count: left(far) }) }
  return (
    <DeskPage>
      <PageHead title={t('page.checklist')} {...note} />
      <Await query={query}>
        {({ steps }) => {
          const next = steps.find(({ made, wanted }) => made < wanted)?.step
          return <ol className="card checklist" aria-label={t('page.checklist')}>{steps.map((one) => <Line key={one.step} {...one} next={one.step === next} role={role} />)}</ol>
        }}
      </Await>
    </DeskPage>
  )
}
