import { Button, Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { useCommand } from '#web/query.ts'
import { Refused } from '#web/ui/states.tsx'
import { toast } from '#web/ui/toast.tsx'
import { change, type Handler } from '../../contract.ts'
import { HandlerFields, handlerOf, valuesOf, type HandlerValues } from './handler-fields.tsx'
import { Step } from './step.tsx'

/** Who runs it, corrected by the admin of the first organisation; the foot of each page changes at once. */
export function FootForm({ handler, onDone }: { handler: Handler; onDone?: () => void }) {
  const { t } = useTranslation()
  const { run, isPending, error } = useCommand(change, {
    also: ['setup'],
    onDone: () => {
      toast({ text: t('setup.footSaved') })
      onDone?.()
    },
  })
  return (
    <Step title={t('setup.handlerTitle')} note={t('setup.handlerNote')}>
      <Form<HandlerValues> layout="vertical" initialValues={valuesOf(handler)} onFinish={(values) => run(handlerOf(values))}>
        <HandlerFields />
        <Refused fault={error} />
        <Button type="primary" htmlType="submit" loading={isPending}>{t('act.save')}</Button>
      </Form>
    </Step>
  )
}
