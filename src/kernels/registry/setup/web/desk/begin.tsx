import { Button, Form } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '#web/query.ts'
import { Refused } from '#web/ui/states.tsx'
import { toast } from '#web/ui/toast.tsx'
import { begin } from '../../contract.ts'
import type { State } from './course.ts'
import { FirstFields, type FirstValues } from './first-fields.tsx'
import { HandlerFields, handlerOf, type HandlerValues } from './handler-fields.tsx'
import { Step } from './step.tsx'

const ready = ['unit', 'phone', 'areas', 'filings'] as const

/** What all the steps together will ask for, so that nobody has to stop half way. */
function Ready() {
  const { t } = useTranslation()
  return (
    <section className="card" aria-label={t('setup.ready')}>
      <h2>{t('setup.ready')}</h2>
      <ul className="setup-ready">{ready.map((one) => <li key={one}>{t(`setup.ready.${one}`)}</li>)}</ul>
    </section>
  )
}

/** Who runs it. Nothing is sent before the next step is filled in too. */
export function HandlerStep({ initial, onNext }: { initial: HandlerValues; onNext: (values: HandlerValues) => void }) {
  const { t } = useTranslation()
  return (
    <div className="setup-first">
      <Ready />
      <Step title={t('setup.handlerTitle')} note={t('setup.handlerNote')}>
        <Form<HandlerValues> layout="vertical" initialValues={initial} onFinish={onNext}>
          <HandlerFields />
          <Button type="primary" htmlType="submit">{t('setup.next')}</Button>
        </Form>
      </Step>
    </div>
  )
}

const sent = (token: string, handler: HandlerValues, { orgName, kind, area, adminName, phone, roles }: FirstValues) => ({
  token,
  handler: handlerOf(handler),
  org: { name: orgName, kind, ...(area !== undefined && { area }) },
  admin: { name: adminName, phone, roles },
})

const known = ({ org, admin }: State): Partial<FirstValues> => ({
  kind: 'county',
  roles: ['staff', 'editor', 'leader'],
  ...(org && { orgName: org.name }),
  ...(admin !== null && { adminName: admin }),
})

interface FirstProps {
  token: string
  state: State
  handler: HandlerValues
  onBack: () => void
  onDone: () => void
}

/** The first organisation and its admin. */
export function FirstStep({ token, state, handler, onBack, onDone }: FirstProps) {
  const { t } = useTranslation()
  const [name, setName] = useState('')
  const { run, isPending, error } = useCommand(begin, {
    hat: 'me',
    also: ['handler', 'org'],
    onDone: () => {
      toast({ text: t('setup.begun', { name }) })
      onDone()
    },
  })
  const send = (values: FirstValues) => {
    setName(values.orgName)
    run(sent(token, handler, values))
  }
  return (
    <Step title={t('setup.firstTitle')} note={t('setup.firstNote')}>
      <Form<FirstValues> layout="vertical" initialValues={known(state)} onFinish={send}>
        <FirstFields />
        <Refused fault={error} />
        <div className="acts">
          <Button type="primary" htmlType="submit" loading={isPending}>{t('setup.begin')}</Button>
          <Button onClick={onBack}>{t('setup.back')}</Button>
        </div>
      </Form>
    </Step>
  )
}
