import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Result } from '#platform/contract.ts'
import { RefusedError } from '#web/call.ts'
import { useCommand } from '#web/query.ts'
import { Field, Switch, TextField } from '#web/hand/ui/field.tsx'
import { Sheet } from '#web/hand/ui/sheet.tsx'
import { Button } from '#web/ui/button.tsx'
import { Refused } from '#web/ui/states.tsx'
import { toast } from '#web/ui/toast.tsx'
import { askEmail, dropEmail, proveEmail, type preferences } from '../../contract.ts'

type Choice = Result<typeof preferences>

/** Asks for the address; a code goes there. */
function AskAddress({ onAsked }: { onAsked: (id: string) => void }) {
  const { t } = useTranslation()
  const [email, setEmail] = useState('')
  const [bad, setBad] = useState(false)
  const command = useCommand(askEmail, { hat: 'me', onDone: ({ id }) => onAsked(id) })
  const refused = command.error instanceof RefusedError && command.error.code === 'input'
  const send = (event: FormEvent) => {
    event.preventDefault()
    const wrong = !/^\S+@\S+\.\S+$/.test(email.trim())
    setBad(wrong)
    if (!wrong && !command.isPending) command.run({ email: email.trim() })
  }
  return (
    <form onSubmit={send} noValidate className="stack">
      <Field label={t('told.emailField')} hint={t('told.emailHint')} error={bad || refused ? t('told.emailBad') : undefined}>
        {(control) => <input {...control} type="email" inputMode="email" autoComplete="email" maxLength={200} value={email} onChange={({ target }) => setEmail(target.value)} />}
      </Field>
      {!refused && <Refused fault={command.error} />}
      <Button type="submit" size="l" block busy={command.isPending}>{t('told.emailSend')}</Button>
    </form>
  )
}

/** Takes the code that came by mail. */
function ProveAddress({ id, onProved }: { id: string; onProved: () => void }) {
  const { t } = useTranslation()
  const [code, setCode] = useState('')
  const command = useCommand(proveEmail, { hat: 'me', onDone: onProved })
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (code.length === 6 && !command.isPending) command.run({ id, code })
  }
  return (
    <form onSubmit={send} noValidate className="stack">
      <TextField label={t('told.emailCode')} inputMode="numeric" autoComplete="one-time-code" maxLength={6} autoFocus value={code} onChange={(value) => setCode(value.normalize('NFKC').replaceAll(/\D/g, ''))} />
      <Refused fault={command.error} />
      <Button type="submit" size="l" block busy={command.isPending} disabled={code.length < 6}>{t('told.emailProve')}</Button>
    </form>
  )
}

/** E-mail: an address that was proved, whether it may be used, and how to change or forget it. */
export function EmailPart({ choice, set }: { choice: Choice; set: (more: Partial<Choice>) => void }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const [id, setId] = useState<string>()
  const drop = useCommand(dropEmail, { hat: 'me', onDone: () => toast({ text: t('told.emailDropped') }) })
  const close = () => {
    setOpen(false)
    setId(undefined)
  }
  const proved = () => {
    close()
    toast({ text: t('told.emailDone') })
  }
  const { address } = choice
  return (
    <>
      {address === null
        ? <p className="told-none"><span className="grow"><b>{t('told.email')}</b><small>{t('told.emailFirst')}</small></span></p>
        : <Switch label={t('told.email')} note={t('told.emailNote', { address })} checked={choice.email} onChange={(email) => set({ email })} />}
      <div className="told-email">
        <Button kind="soft" size="s" onClick={() => setOpen(true)}>{t(address === null ? 'told.emailAdd' : 'told.emailChange')}</Button>
        {address !== null && <Button kind="outline" size="s" busy={drop.isPending} onClick={() => drop.run({})}>{t('told.emailDrop')}</Button>}
      </div>
      <Sheet open={open} title={t('told.email')} onClose={close}>
        {id === undefined ? <AskAddress onAsked={setId} /> : <ProveAddress id={id} onProved={proved} />}
      </Sheet>
    </>
  )
}
