import { MessageSquareText } from 'lucide-react'
import { useEffect, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { RefusedError } from '#web/call.ts'
import { useCommand, useQueryOf } from '#web/query.ts'
import { Field, TextField } from '#web/hand/ui/field.tsx'
import { WarmBar } from '#web/hand/ui/panels.tsx'
import { Button } from '#web/ui/button.tsx'
import { useSay } from '#web/ui/say.ts'
import { Refused } from '#web/ui/states.tsx'
import { ask, enter, ways } from '../../contract.ts'

/** A code that is on its way to a phone. */
export interface Asked { id: string; phone: string; again: number }

const digitsOf = (text: string): string => text.normalize('NFKC').replaceAll(/\D/g, '')

/** Splits a refusal: what belongs under the field, and what stands beside the button. */
function useFieldFault(fault: unknown, codes: readonly string[]): { under: string | undefined; beside: unknown } {
  const say = useSay()
  const mine = fault instanceof RefusedError && codes.includes(fault.code)
  return mine ? { under: say(fault), beside: undefined } : { under: undefined, beside: fault }
}

/** Asks for the phone number. */
export function AskForm({ onAsked }: { onAsked: (asked: Asked) => void }) {
  const { t } = useTranslation()
  const [phone, setPhone] = useState('')
  const [short, setShort] = useState(false)
  const command = useCommand(ask, { hat: 'me', onDone: ({ id, again }) => onAsked({ id, phone, again }) })
  const { under, beside } = useFieldFault(command.error, ['phone.wrong', 'input'])
  const send = (event: FormEvent) => {
    event.preventDefault()
    const missing = digitsOf(phone).length < 11
    setShort(missing)
    if (!missing && !command.isPending) command.run({ phone })
  }
  return (
    <form onSubmit={send} noValidate>
      <TextField label={t('signIn.phone')} type="tel" inputMode="tel" autoComplete="tel" autoFocus maxLength={20} value={phone}
        error={short ? t('signIn.phoneShort') : under} onChange={setPhone} />
      <Refused fault={beside} />
      <Button type="submit" size="l" block busy={command.isPending}>{t('signIn.ask')}</Button>
    </form>
  )
}

/** Seconds that are left of `seconds` since it was mounted. Real time: a demo's clock may stand still. */
function useCountdown(seconds: number): number {
  const [left, setLeft] = useState(seconds)
  useEffect(() => {
    const timer = setInterval(() => setLeft((now) => Math.max(0, now - 1)), 1000)
    return () => clearInterval(timer)
  }, [])
  return left
}

function Again({ asked, onAgain, onOther }: { asked: Asked; onAgain: (asked: Asked) => void; onOther: () => void }) {
  const { t } = useTranslation()
  const left = useCountdown(asked.again)
  const command = useCommand(ask, { hat: 'me', onDone: ({ id, again }) => onAgain({ ...asked, id, again }) })
  return (
    <>
      <Refused fault={command.error} />
      <div className="again">
        <Button kind="quiet" disabled={left > 0} busy={command.isPending} onClick={() => command.run({ phone: asked.phone })}>
          {left > 0 ? t('signIn.againIn', { count: left }) : t('signIn.again')}
        </Button>
        <Button kind="quiet" onClick={onOther}>{t('signIn.otherPhone')}</Button>
      </div>
    </>
  )
}

function OutboxHint() {
  const { t } = useTranslation()
  const { data } = useQueryOf(ways, {}, { hat: 'me' })
  if (data?.outbox !== true) return null
  return <WarmBar icon={<MessageSquareText />} action={<a href="/dev/outbox" target="_blank" rel="noreferrer">{t('signIn.openOutbox')}</a>}>{t('signIn.outbox')}</WarmBar>
}

/** Takes the code; six digits are sent without a further press. */
export function CodeForm({ asked, onAgain, onOther }: { asked: Asked; onAgain: (asked: Asked) => void; onOther: () => void }) {
  const { t } = useTranslation()
  const [code, setCode] = useState('')
  const [short, setShort] = useState(false)
  const command = useCommand(enter, { hat: 'me', also: ['me'] })
  const { under, beside } = useFieldFault(command.error, ['sign-in.code-wrong', 'sign-in.code-over'])
  const send = (digits: string) => {
    setShort(digits.length !== 6)
    if (digits.length === 6 && !command.isPending) command.run({ id: asked.id, code: digits })
  }
  const type = (text: string) => {
    const digits = digitsOf(text).slice(0, 6)
    setCode(digits)
    if (digits.length === 6) send(digits)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send(code)
  }
  return (
    <form onSubmit={submit} noValidate>
      <Field label={t('signIn.code')} hint={t('signIn.codeHint', { phone: asked.phone })} error={short ? t('signIn.codeShort') : under}>
        {(control) => (
          <input {...control} className="input num" inputMode="numeric" autoComplete="one-time-code" autoFocus value={code} onChange={({ target }) => type(target.value)} />
        )}
      </Field>
      <OutboxHint />
      <Refused fault={beside} />
      <Button type="submit" size="l" block busy={command.isPending}>{t('signIn.enter')}</Button>
      <Again key={asked.id} asked={asked} onAgain={onAgain} onOther={onOther} />
    </form>
  )
}
