import { Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { menu } from '#kernels/marketplace/catalogue/contract.ts'
import { FormDrawer } from '#web/desk/ui/form-drawer.tsx'
import { useLanguage } from '#web/i18n/language.ts'
import { useCommand, useQueryOf } from '#web/query.ts'
import { toast } from '#web/ui/toast.tsx'
import { edit, type Whole } from '../../contract.ts'
import { dayAt, instantAt, timeAt } from '../days.ts'
import { purpose } from '../waiting.ts'

interface Values {
  service: string
  day: string
  from: string
  to: string
  note: string
}

const before = (request: Whole): Omit<Values, 'note'> => ({
  service: request.service.key, day: dayAt(request.window.from), from: timeAt(request.window.from), to: timeAt(request.window.to),
})

/** What of the order changed; what did not is left out, so the timeline tells the truth. */
function changesOf(request: Whole, values: Values) {
  const old = before(request)
  const moved = old.day !== values.day || old.from !== values.from || old.to !== values.to
  return {
    ...(values.service !== old.service && { service: values.service }),
    ...(moved && { window: { from: instantAt(values.day, values.from), to: instantAt(values.day, values.to) } }),
  }
}

/** The desk puts an order right: another service, another time; the person reads why. */
export function EditForm({ request, onClose }: { request: Whole; onClose: () => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const services = useQueryOf(menu, { org: request.org.id }).data?.services ?? []
  const { runAsync } = useCommand(edit, { purpose, onDone: () => toast({ text: t('panel.editDone') }) })
  const required = [{ required: true }]
  const known = services.some(({ key }) => key === request.service.key)
  const options = [
    ...(known ? [] : [{ value: request.service.key, label: request.service[language] }]),
    ...services.filter(({ on, key }) => on || key === request.service.key).map((one) => ({ value: one.key, label: one[language] })),
  ]
  return (
    <FormDrawer<Values> open title={t('panel.editTitle')} initial={before(request)} verb={t('panel.editGo')} onClose={onClose}
      onSubmit={(values) => runAsync({ id: request.id, ...changesOf(request, values), note: values.note.trim() })}>
      <Form.Item name="service" label={t('panel.service')} rules={required}><Select options={options} /></Form.Item>
      <Form.Item name="day" label={t('panel.editDay')} rules={required}><Input type="date" /></Form.Item>
      <div className="edit-times">
        <Form.Item name="from" label={t('panel.editFrom')} rules={required}><Input type="time" /></Form.Item>
        <Form.Item name="to" label={t('panel.editTo')} rules={required}><Input type="time" /></Form.Item>
      </div>
      <Form.Item name="note" label={t('panel.editNote')} extra={t('panel.editNoteHint')} rules={[{ required: true, whitespace: true }]}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={300} />
      </Form.Item>
    </FormDrawer>
  )
}
