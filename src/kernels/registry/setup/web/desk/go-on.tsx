import { Plus } from 'lucide-react'
import { Suspense, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { show, type OrgWhole } from '#kernels/registry/orgs/contract.ts'
import { AddBelow } from '#kernels/registry/orgs/web/pages.ts'
import { useCommand, useQueryOf } from '#web/query.ts'
import { linkTo } from '#web/routes.ts'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { Await, Refused } from '#web/ui/states.tsx'
import { toast } from '#web/ui/toast.tsx'
import { finish } from '../../contract.ts'
import type { State } from './course.ts'
import { Step } from './step.tsx'
import { dropToken } from './token.ts'

type Org = NonNullable<State['org']>

const Here = ({ children }: { children: ReactNode }) => <p className="setup-here">{children}</p>

interface GoOn {
  org: Org
  /** To the next step, done or not: nothing here has to be done today. */
  onNext: () => void
}

function Below({ whole, onAdd }: { whole: OrgWhole; onAdd: () => void }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const why = whole.may['add']
  const add = () => {
    onAdd()
    setOpen(true)
  }
  return (
    <>
      <Button kind={whole.children === 0 ? 'primary' : 'outline'} icon={<Plus />} reason={why === 'ok' ? undefined : t(`refuse.${why}`)} onClick={add}>{t('setup.treeAdd')}</Button>
      {open && <Suspense><AddBelow org={whole} onClose={() => setOpen(false)} /></Suspense>}
    </>
  )
}

/** The first organisation, once others stand below it: it is changed at the desk now. */
export function FirstDone({ org, admin, onNext }: GoOn & { admin: string }) {
  const { t } = useTranslation()
  const orgs = linkTo('desk-orgs')
  return (
    <Step title={t('setup.firstTitle')} note={t('setup.firstDone', { org: org.name, name: admin })}>
      <div className="acts">
        <Button onClick={onNext}>{t('setup.next')}</Button>
        {orgs !== undefined && <ButtonLink kind="outline" to={`${orgs}?org=${org.id}`}>{t('setup.firstChange')}</ButtonLink>}
      </div>
    </Step>
  )
}

/** The organisations below the first, from the official list of divisions. */
export function TreeStep({ org, onNext, onAdd }: GoOn & { onAdd: () => void }) {
  const { t } = useTranslation()
  const query = useQueryOf(show, { id: org.id })
  const orgs = linkTo('desk-orgs')
  return (
    <Step title={t('setup.treeTitle')} note={t('setup.treeNote')}>
      <Await query={query}>
        {(whole) => (
          <>
            {whole.children > 0 && <Here>{t('setup.treeHere', { name: whole.name, count: whole.children })}</Here>}
            <div className="acts">
              {whole.children > 0 && <Button onClick={onNext}>{t('setup.next')}</Button>}
              <Below whole={whole} onAdd={onAdd} />
              {whole.children > 0 && orgs !== undefined && <ButtonLink kind="quiet" to={orgs}>{t('setup.treeMore')}</ButtonLink>}
              {whole.children === 0 && <Button kind="quiet" onClick={onNext}>{t('setup.later')}</Button>}
            </div>
          </>
        )}
      </Await>
    </Step>
  )
}

/** The first practice: chosen and installed in the library. */
export function PracticeStep({ org, onNext }: GoOn) {
  const { t } = useTranslation()
  const library = linkTo('practices')
  return (
    <Step title={t('setup.practiceTitle')} note={t('setup.practiceNote')}>
      {org.practice && <Here>{t('setup.practiceHere', { name: org.name })}</Here>}
      <div className="acts">
        {org.practice && <Button onClick={onNext}>{t('setup.next')}</Button>}
        {library !== undefined && <ButtonLink kind={org.practice ? 'outline' : 'primary'} to={library}>{t('setup.practiceOpen')}</ButtonLink>}
        {!org.practice && <Button kind="quiet" onClick={onNext}>{t('setup.later')}</Button>}
      </div>
    </Step>
  )
}

/** Colleagues: appointed on their own page, then set-up ends. */
export function PeopleStep({ org, onFinished }: { org: Org; onFinished: () => void }) {
  const { t } = useTranslation()
  const people = linkTo('desk-people')
  const { run, isPending, error } = useCommand(finish, {
    also: ['handler'],
    onDone: () => {
      dropToken()
      toast({ text: t('setup.finished') })
      onFinished()
    },
  })
  const here = org.people > 0
  return (
    <Step title={t('setup.peopleTitle')} note={t('setup.peopleNote')}>
      {here && <Here>{t('setup.peopleHere', { count: org.people })}</Here>}
      <p className="sub">{t('setup.then')}</p>
      <Refused fault={error} />
      <div className="acts">
        {!here && people !== undefined && <ButtonLink to={`${people}?org=${org.id}`}>{t('setup.peopleOpen')}</ButtonLink>}
        <Button kind={here ? 'primary' : 'outline'} busy={isPending} onClick={() => run({})}>{t('setup.finish')}</Button>
        {here && people !== undefined && <ButtonLink kind="outline" to={`${people}?org=${org.id}`}>{t('setup.peopleOpen')}</ButtonLink>}
      </div>
      <p className="type-note muted">{t('setup.finishNote')}</p>
    </Step>
  )
}
