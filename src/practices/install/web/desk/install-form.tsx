import { Button, Form, InputNumber, Modal } from 'antd'
import { CircleCheck, Undo2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Result } from '#platform/contract.ts'
import { useOffice } from '#web/me.ts'
import { useCommand } from '#web/query.ts'
import { Button as Reasoned } from '#web/ui/button.tsx'
import { Refused } from '#web/ui/states.tsx'
import { toast } from '#web/ui/toast.tsx'
import { install, remove, type Param, type show } from '../../contract.ts'
import { useSaid } from './said.ts'

/** One practice as the server tells it. */
export type Shown = Result<typeof show>
export type Values = Readonly<Record<string, number>>

/** Nouns that stand under a practice's numbers. */
const ALSO = ['practice', 'catalogue', 'figure', 'wall', 'bulletin', 'setup']

function Field({ param }: { param: Param }) {
  const { t } = useTranslation()
  const said = useSaid()
  const unit = t(`practice.unit.${param.kind}`)
  const bounds = { min: param.min, max: param.max }
  return (
    <div className="param">
      <Form.Item name={param.key} label={said(param)} extra={<>{t('practice.default', { value: param.default, unit, ...bounds })}<br />{said(param.why)}</>}
        rules={[{ required: true, type: 'integer', ...bounds, message: t('practice.bounds', bounds) }]}>
        <InputNumber<number> precision={0} step={1} suffix={unit} inputMode="numeric" style={{ width: '100%' }} />
      </Form.Item>
    </div>
  )
}

function Remove({ practice, name }: { practice: Shown; name: string }) {
  const { t } = useTranslation()
  const [modal, holder] = Modal.useModal()
  const { run, error } = useCommand(remove, { also: ALSO, onDone: () => toast({ text: t('practice.removed') }) })
  const ask = () =>
    void modal.confirm({
      title: t('practice.removeTitle', { name }), content: t('practice.removeNote'), okText: t('practice.remove'), cancelText: t('act.cancel'),
      okButtonProps: { danger: true }, onOk: () => run({ key: practice.key }),
    })
  return <>{holder}<Refused fault={error} /><Button block onClick={ask}>{t('practice.remove')}</Button></>
}

/** Why this office cannot install it, beside a grey button, with the numbers that hold here. */
function Barred({ practice, why }: { practice: Shown; why: string }) {
  const { t } = useTranslation()
  const said = useSaid()
  const numbers = practice.here?.params ?? {}
  return (
    <>
      <dl className="kv">
        {practice.params.flatMap((param) => [
          <dt key={param.key}>{said(param)}</dt>,
          <dd key={`${param.key} value`} className="num">{numbers[param.key] ?? param.default} {t(`practice.unit.${param.kind}`)}</dd>,
        ])}
      </dl>
      <Reasoned block reason={t(`refuse.${why}`)}>{t('practice.install')}</Reasoned>
    </>
  )
}

interface FormProps {
  practice: Shown
  name: string
  own: boolean
  onValues: (values: Values) => void
}

function Numbers({ practice, name, own, onValues }: FormProps) {
  const { t } = useTranslation()
  const { run, isPending, error } = useCommand(install, {
    also: ALSO, onDone: () => toast({ text: own ? t('practice.changed') : t('practice.installed', { name }) }),
  })
  const initial = { ...Object.fromEntries(practice.params.map(({ key, default: value }) => [key, value])), ...practice.here?.params }
  return (
    <Form<Values> layout="vertical" initialValues={initial} onValuesChange={(_, all: Values) => onValues(all)} onFinish={(params) => run({ key: practice.key, params: { ...params } })}>
      {practice.params.map((param) => <Field key={param.key} param={param} />)}
      <div className="stack">
        <Refused fault={error} />
        <Button type="primary" size="large" block htmlType="submit" loading={isPending}>{t(own ? 'practice.change' : 'practice.install')}</Button>
        {own ? <Remove practice={practice} name={name} /> : <p className="type-note muted row" style={{ gap: 6 }}><Undo2 />{t('practice.undo')}</p>}
      </div>
    </Form>
  )
}

/** The numbers of a practice for the worn office: installs it there in one action, changes its numbers, or takes it out. */
export function InstallForm({ practice, onValues }: { practice: Shown; onValues: (values: Values) => void }) {
  const { t } = useTranslation()
  const office = useOffice()
  const { here, may } = practice
  if (office === undefined) return null
  const { id, name } = office.org
  const own = here?.org.id === id
  const why = may['install'] ?? 'may.no-office'
  const key = own ? 'practice.formChange' : 'practice.form'
  return (
    <section className="card practice-form" aria-label={t(key, { name })}>
      <div><h2>{t(key, { name })}</h2><p className="type-note muted">{t(`${key}Note`)}</p></div>
      {here !== null && !own && <p className="here"><CircleCheck />{t('practice.holds', { name: here.org.name })}</p>}
      {why === 'ok' ? <Numbers practice={practice} name={name} own={own} onValues={onValues} /> : <Barred practice={practice} why={why} />}
    </section>
  )
}
