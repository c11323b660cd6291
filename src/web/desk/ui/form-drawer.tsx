import { Button, Drawer, Form, type FormInstance } from 'antd'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { RefusedError } from '../../call.ts'
import { useSay } from '../../ui/say.ts'
import { Refused } from '../../ui/states.tsx'

interface DrawerProps<V extends object> {
  open: boolean
  title: string
  /** What is in the fields when it opens. */
  initial?: Partial<V>
  /** The verb on the button. */
  verb: string
  /** Sends it; what it throws is shown at the field that it names, or above the buttons. */
  onSubmit: (values: V) => Promise<unknown>
  onClose: () => void
  /** antd's Form.Item fields, named as in `V`. */
  children: ReactNode
}

/** Puts a refusal where it belongs; returns it when no field of the form is meant. */
function placed(form: FormInstance, fault: unknown, text: string): unknown {
  if (!(fault instanceof RefusedError) || fault.field === undefined) return fault
  const path = fault.field.split('.')
  if (form.getFieldInstance(path) === undefined) return fault
  form.setFields([{ name: path, errors: [text] }])
  return undefined
}

/** A form at the right edge. It closes when what was sent is done; until then everything typed stays. */
export function FormDrawer<V extends object>({ open, title, initial, verb, onSubmit, onClose, children }: DrawerProps<V>) {
  const { t } = useTranslation()
  const say = useSay()
  const [form] = Form.useForm<V>()
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<unknown>(undefined)
  const send = async (values: V) => {
    setBusy(true)
    setFault(undefined)
    try {
      await onSubmit(values)
      onClose()
    } catch (error) {
      setFault(placed(form, error, say(error)))
    } finally {
      setBusy(false)
    }
  }
  const foot = (
    <div className="stack">
      <Refused fault={fault} />
      <div className="row" style={{ gap: 10 }}>
        <Button type="primary" loading={busy} className="grow" onClick={form.submit}>{verb}</Button>
        <Button onClick={onClose}>{t('act.cancel')}</Button>
      </div>
    </div>
  )
  return (
    <Drawer open={open} title={title} size={448} onClose={onClose} destroyOnHidden footer={foot} styles={{ wrapper: { maxWidth: '100vw' } }}>
      <Form form={form} layout="vertical" onFinish={(values: V) => void send(values)} {...(initial && { initialValues: initial })}>{children}</Form>
    </Drawer>
  )
}
