import { useTranslation } from 'react-i18next'
import { leave, type Me } from '#kernels/registry/sign-in/contract.ts'
import { useCommand } from '#web/query.ts'
import { factorHref, signInHref } from '#web/sign-in.ts'
import { Button } from '#web/ui/button.tsx'
import { Refused } from '#web/ui/states.tsx'
import type { State } from './course.ts'
import { Step } from './step.tsx'

/** Somebody else sits here: signs that person out and stays on this page. */
function Leave() {
  const { t } = useTranslation()
  const { run, isPending, error } = useCommand(leave, { hat: 'me', onDone: () => location.reload() })
  return <><Refused fault={error} /><div className="acts"><Button busy={isPending} onClick={() => run({})}>{t('act.signOut')}</Button></div></>
}

/** The admin is signed in; what may still be missing is the second factor. */
function Entered({ who, strong, onNext }: { who: { name: string; org: string }; strong: boolean; onNext: () => void }) {
  const { t } = useTranslation()
  if (strong) {
    return (
      <Step title={t('setup.enteredTitle')} note={t('setup.enteredNote', who)}>
        <div className="acts"><Button onClick={onNext}>{t('setup.next')}</Button></div>
      </Step>
    )
  }
  return (
    <Step title={t('setup.factorTitle')} note={t('setup.factorNote')}>
      <div className="acts"><a className="btn btn-primary btn-m" href={factorHref()}>{t('setup.factorGo')}</a></div>
    </Step>
  )
}

interface EnterProps {
  state: State & { org: NonNullable<State['org']> }
  me: Me | null
  /** Whether the one signed in holds the office, with or without the second factor. */
  admin: boolean
  onWrong: () => void
  onNext: () => void
}

/** The admin signs in: first the phone, then the second factor of staff. */
export function EnterStep({ state, me, admin, onWrong, onNext }: EnterProps) {
  const { t } = useTranslation()
  const who = { name: state.admin ?? '', org: state.org.name }
  if (me !== null && admin) return <Entered who={who} strong={me.strong} onNext={onNext} />
  if (me !== null) return <Step title={t('setup.otherTitle')} note={t('setup.otherNote', who)}><Leave /></Step>
  return (
    <Step title={t('setup.enterTitle')} note={t('setup.enterNote', who)}>
      <div className="acts">
        <a className="btn btn-primary btn-m" href={signInHref()}>{t('act.signIn')}</a>
        {state.org.children === 0 && <Button kind="quiet" onClick={onWrong}>{t('setup.enterWrong')}</Button>}
      </div>
    </Step>
  )
}
