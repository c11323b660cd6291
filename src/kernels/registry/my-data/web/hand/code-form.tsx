import { MessageSquareText } from 'lucide-react'
import { useState, type FormEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { RefusedError } from '#web/call.ts'
import { useQueryOf } from '#web/query.ts'
import { Field } from '#web/hand/ui/field.tsx'
import { WarmBar } from '#web/hand/ui/panels.tsx'
import { useSay } from '#web/ui/say.ts'
import { Refused } from '#web/ui/states.tsx'
import { ways } from '#kernels/registry/sign-in/contract.ts'

function Outbox() {
  const { t } = useTranslation()
  const { data } = useQueryOf(ways, {}, { hat: 'me' })
  if (data?.outbox !== true) return null
  return <WarmBar icon={<MessageSquareText />} action={<a href="/dev/outbox" target="_blank" rel="noreferrer">{t('my.openOutbox')}</a>}>{t('my.outbox')}</WarmBar>
}

const under = ['sign-in.code-wrong', 'sign-in.code-over']

/** Takes the six digits that went to `phone`; `children` are its buttons. */
export function CodeForm({ phone, fault, onCode, children }: { phone: string; fault: unknown; onCode: (code: string) => void; children: ReactNode }) {
  const { t } = useTranslation()
  const say = useSay()
  const [code, setCode] = useState('')
  const [short, setShort] = useState(false)
  const mine = fault instanceof RefusedError && under.includes(fault.code)
  const wrong = mine ? say(fault) : undefined
  const send = (event: FormEvent) => {
    event.preventDefault()
    setShort(code.length !== 6)
    if (code.length === 6) onCode(code)
  }
  return (
    <form className="my-form" onSubmit={send} noValidate>
      <Field label={t('my.code')} hint={t('my.codeHint', { phone })} error={short ? t('my.codeShort') : wrong}>
        {(control) => (
          <input {...control} className="input num" inputMode="numeric" autoComplete="one-time-code" autoFocus value={code}
            onChange={({ target }) => setCode(target.value.normalize('NFKC').replaceAll(/\D/g, '').slice(0, 6))} />
        )}
      </Field>
      <Outbox />
      <Refused fault={mine ? undefined : fault} />
      {children}
    </form>
  )
}
