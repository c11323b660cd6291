import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { Me } from '#kernels/registry/sign-in/contract.ts'
import { DeskPage, PageHead } from '#web/desk/ui/page-head.tsx'
import { useHat, wear } from '#web/hat.ts'
import { useMe, useOffices, type WornOffice } from '#web/me.ts'
import { useQueryOf } from '#web/query.ts'
import { signInHref } from '#web/sign-in.ts'
import { DrawnDoor } from '#web/ui/drawings.tsx'
import { ButtonLink } from '#web/ui/button.tsx'
import { Await, State as Drawn } from '#web/ui/states.tsx'
import { show, state } from '../../contract.ts'
import { FirstStep, HandlerStep } from './begin.tsx'
import { doneOf, nextOf, type State, type StepName } from './course.ts'
import { EnterStep } from './enter.tsx'
import { FootForm } from './foot-form.tsx'
import { FirstDone, PeopleStep, PracticeStep, TreeStep } from './go-on.tsx'
import { valuesOf, type HandlerValues } from './handler-fields.tsx'
import './setup.css'
import { StepList } from './step-list.tsx'
import { useToken } from './token.ts'

/** The office of the admin at the top, worn as soon as the second factor was given. */
function useTopAdmin(me: Me | null): { office: WornOffice | undefined; worn: boolean } {
  const office = useOffices().find(({ role, above }) => role === 'admin' && above.length === 0)
  const wears = me?.strong === true ? office?.wears : undefined
  useEffect(() => {
    if (wears !== undefined) wear(wears)
  }, [wears])
  return { office, worn: useHat() === wears }
}

interface Going {
  state: State
  token: string
  me: Me | null
  office: WornOffice | undefined
  worn: boolean
}

interface Opened extends Going {
  step: StepName
  /** Opens a step; without one, whichever comes next. */
  go: (step?: StepName) => void
  handler: HandlerValues
  onHandler: (values: HandlerValues) => void
}

/** The steps that follow the first organisation. */
function After({ org, step, go, ...going }: Opened & { org: NonNullable<State['org']> }) {
  const navigate = useNavigate()
  const { state: far, me, office } = going
  if (step === 'first') return <FirstDone org={org} admin={far.admin ?? ''} onNext={() => go()} />
  if (step === 'tree') return <TreeStep org={org} onNext={() => go('practice')} onAdd={() => go('tree')} />
  if (step === 'practice') return <PracticeStep org={org} onNext={() => go('people')} />
  if (step === 'people') return <PeopleStep org={org} onFinished={() => void navigate('/desk')} />
  return <EnterStep state={{ ...far, org }} me={me} admin={office?.org.id === org.id} onWrong={() => go('first')} onNext={() => go('tree')} />
}

/** The step that is open, drawn. */
function Open(opened: Opened) {
  const { step, go, handler, state: { org, handler: known }, token, worn } = opened
  if (step === 'handler') return worn ? <FootForm handler={known} onDone={() => go()} /> : <HandlerStep initial={handler} onNext={opened.onHandler} />
  const free = org === null || org.children === 0
  if (org !== null && !(step === 'first' && free)) return <After {...opened} org={org} />
  return <FirstStep token={token} state={opened.state} handler={handler} onBack={() => go('handler')} onDone={() => go()} />
}

/** The steps at the left, one of them open at the right. */
function Course(going: Going) {
  const { state: far, worn } = going
  const [chosen, setChosen] = useState<StepName>()
  const [handler, setHandler] = useState(() => valuesOf(far.handler))
  const done = doneOf(far, worn)
  const named = { ...done, handler: done.handler || handler.name !== '' }
  const step = chosen ?? nextOf(named)
  const keep = (values: HandlerValues) => {
    setHandler(values)
    setChosen('first')
  }
  return (
    <div className="setup">
      <StepList done={named} current={step} onChoose={setChosen} />
      <Open key={step} {...going} step={step} go={setChosen} handler={handler} onHandler={keep} />
    </div>
  )
}

/** Without the link of the console: the admin goes on after signing in, all others are told where the link stands. */
function NoToken({ me, begun }: { me: Me | null; begun: boolean }) {
  const { t } = useTranslation()
  const signIn = begun && me === null ? <a className="btn btn-primary btn-m" href={signInHref()}>{t('setup.enterTitle')}</a> : undefined
  return <Drawn drawing={<DrawnDoor />} title={t('setup.noToken')} note={t('setup.noTokenNote')} action={signIn} />
}

/** Set-up is over: the admin still corrects the foot of the pages here. */
function Over({ worn, handler }: { worn: boolean; handler: State['handler'] }) {
  const { t } = useTranslation()
  if (worn) return <div className="setup-foot"><FootForm key={handler.name} handler={handler} /></div>
  return <Drawn drawing={<DrawnDoor />} title={t('setup.over')} note={t('setup.overNote')} action={<ButtonLink to="/desk">{t('setup.toDesk')}</ButtonLink>} />
}

function Begun({ me, name }: { me: Me | null; name: string }) {
  const token = useToken() ?? ''
  const { office, worn } = useTopAdmin(me)
  const query = useQueryOf(state, { token }, { enabled: token !== '' || worn, also: ['handler', 'org', 'practice', 'appointment'], ...(!worn && { hat: 'me' as const }) })
  if (token === '' && !worn) return <NoToken me={me} begun={name !== ''} />
  return <Await query={query}>{(far) => <Course state={far} token={token} me={me} office={office} worn={worn} />}</Await>
}

/** 平台设置: the first run of an empty installation, step by step; afterwards who runs it. */
export default function SetupPage() {
  const { t } = useTranslation()
  const me = useMe()
  const handler = useQueryOf(show, {}, { hat: 'me' })
  const { worn } = useTopAdmin(me.data ?? null)
  const over = handler.data?.done === true
  const who = me.data
  return (
    <DeskPage>
      <PageHead title={t(over ? 'page.setup' : 'setup.title')} {...(!over && { note: t('setup.note') })} />
      <Await query={handler}>
        {({ done, name, ...rest }) => (done
          ? <Over worn={worn} handler={{ name, ...rest }} />
          : <Await query={{ ...me, data: who === undefined ? undefined : { who } }}>{(known) => <Begun me={known.who} name={name} />}</Await>)}
      </Await>
    </DeskPage>
  )
}
