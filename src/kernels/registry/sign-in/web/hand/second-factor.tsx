import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { RefusedError } from '#web/call.ts'
import { useMe } from '#web/me.ts'
import { goOn, nextPath } from '#web/next.ts'
import { useCommand } from '#web/query.ts'
import { Field } from '#web/hand/ui/field.tsx'
import { HandPage } from '#web/hand/ui/page.tsx'
import { Button } from '#web/ui/button.tsx'
import { Logo } from '#web/ui/logo.tsx'
import { useSay } from '#web/ui/say.ts'
import { Await, Refused, State } from '#web/ui/states.tsx'
import { DrawnDoor } from '#web/ui/drawings.tsx'
import { enrol, prove, strengthen, type Me } from '../../contract.ts'
import { FactorKey } from './factor-key.tsx'
import './sign-in.css'

const done = () => goOn(nextPath('/desk'))

/** Takes the digits that the authenticator shows: the first ones prove it, later ones step this session up. */
function FactorForm({ first }: { first: boolean }) {
  const { t } = useTranslation()
  const say = useSay()
  const [code, setCode] = useState('')
  const [short, setShort] = useState(false)
  const command = useCommand(first ? prove : strengthen, { hat: 'me', onDone: done })
  const wrong = command.error instanceof RefusedError && command.error.code === 'sign-in.factor-wrong'
  const send = (event: FormEvent) => {
    event.preventDefault()
    setShort(code.length !== 6)
    if (code.length === 6 && !command.isPending) command.run({ code })
  }
  const error = short ? t('signIn.codeShort') : wrong ? say(command.error) : undefined
  return (
    <form onSubmit={send} noValidate>
      <Field label={t('factor.code')} hint={t('factor.codeHint')} error={error}>
        {(control) => (
          <input {...control} className="input num" inputMode="numeric" autoComplete="one-time-code" autoFocus={!first} value={code}
            onChange={({ target }) => setCode(target.value.normalize('NFKC').replaceAll(/\D/g, '').slice(0, 6))} />
        )}
      </Field>
      <Refused fault={wrong ? undefined : command.error} />
      <Button type="submit" size="l" block busy={command.isPending}>{t('factor.confirm')}</Button>
    </form>
  )
}

/** The first time: a secret to copy, then its first code. */
function SetUp() {
  const { t } = useTranslation()
  const command = useCommand(enrol, { hat: 'me' })
  if (command.data === undefined) {
    return (
      <div className="stack">
        <Refused fault={command.error} />
        <Button size="l" block busy={command.isPending} onClick={() => command.run({})}>{t('factor.start')}</Button>
      </div>
    )
  }
  return <><FactorKey {...command.data} /><FactorForm first /></>
}

function Factor({ me }: { me: Me }) {
  const { t } = useTranslation()
  if (me.factor === 'on' && me.strong) {
    return <State drawing={<DrawnDoor />} title={t('factor.on')} action={<Button onClick={done}>{t('factor.go')}</Button>} />
  }
  return (
    <div className="sign-in">
      <div className="sign-in-head"><Logo size={52} /><div><h2>{t('factor.lead')}</h2><p>{t('factor.why')}</p></div></div>
      {me.factor === 'on' ? <FactorForm first={false} /> : <SetUp />}
    </div>
  )
}

/** 动态码: set up once, then given whenever a desk asks. */
export default function SecondFactorPage() {
  const { t } = useTranslation()
  const me = useMe()
  return (
    <HandPage white title={t('page.second-factor')} back="/">
      <Await query={{ ...me, data: me.data ?? undefined, error: me.data === null ? visitor : me.error }}>{(who) => <Factor me={who} />}</Await>
    </HandPage>
  )
}

const visitor = new RefusedError(401, { code: 'may.sign-in', message: '', facts: {}, trace: '' })
