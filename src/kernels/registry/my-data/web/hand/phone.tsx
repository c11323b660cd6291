import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useCommand } from '#web/query.ts'
import { TextField } from '#web/hand/ui/field.tsx'
import { HandPage } from '#web/hand/ui/page.tsx'
import { Button } from '#web/ui/button.tsx'
import { useSay } from '#web/ui/say.ts'
import { toast } from '#web/ui/toast.tsx'
import { phone as take, phoneCode } from '../../contract.ts'
import { CodeForm } from './code-form.tsx'
import './my-data.css'

interface Asked { id: string; phone: string }

function AskForm({ onAsked }: { onAsked: (asked: Asked) => void }) {
  const { t } = useTranslation()
  const say = useSay()
  const [phone, setPhone] = useState('')
  const command = useCommand(phoneCode, { hat: 'me', onDone: ({ id }) => onAsked({ id, phone }) })
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (!command.isPending) command.run({ phone })
  }
  return (
    <form className="my-form" onSubmit={send} noValidate>
      <p className="sub">{t('my.phoneNote')}</p>
      <TextField label={t('my.phoneNew')} type="tel" inputMode="tel" autoComplete="tel" maxLength={20} value={phone} error={command.error === null ? undefined : say(command.error)} onChange={setPhone} />
      <Button type="submit" size="l" block busy={command.isPending}>{t('my.phoneSend')}</Button>
    </form>
  )
}

function Hand({ asked, onOther }: { asked: Asked; onOther: () => void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const command = useCommand(take, { hat: 'me', also: ['my-data'], onDone: () => {
    toast({ text: t('my.phoneDone') })
    void navigate('/me/data', { replace: true })
  } })
  return (
    <CodeForm phone={asked.phone} fault={command.error} onCode={(code) => command.run({ id: asked.id, code })}>
      <Button type="submit" size="l" block busy={command.isPending}>{t('my.phoneChange')}</Button>
      <Button kind="quiet" onClick={onOther}>{t('my.codeOther')}</Button>
    </CodeForm>
  )
}

/** 换手机号: a code to the new number, then it is mine. */
export default function PhonePage() {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<Asked | undefined>(undefined)
  return (
    <HandPage white title={t('page.my-phone')} back="/me/data">
      {asked === undefined ? <AskForm onAsked={setAsked} /> : <Hand key={asked.id} asked={asked} onOther={() => setAsked(undefined)} />}
    </HandPage>
  )
}
