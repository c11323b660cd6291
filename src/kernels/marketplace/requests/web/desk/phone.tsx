import { Button, Cascader, Checkbox, Form, Input, Result, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Id } from '#platform/contract.ts'
import { menu } from '#kernels/marketplace/catalogue/contract.ts'
import { text } from '#kernels/registry/consents/contract.ts'
import { DeskPage, PageHead } from '#web/desk/ui/page-head.tsx'
import { useFormat } from '#web/i18n/use-format.ts'
import { useOffice } from '#web/me.ts'
import { useCommand, useQueryOf } from '#web/query.ts'
import { linkTo } from '#web/routes.ts'
import { Refused } from '#web/ui/states.tsx'
import type { Whole } from '../../contract.ts'
import { orderByPhone } from '../../desk/contract.ts'
import { dayAt, spanOf, type When } from '../days.ts'
import { purpose } from '../waiting.ts'
import { agreedBefore, CallerFields, useCaller, type Way } from './caller.tsx'
import { useDoors } from './doors.ts'
import { useParts } from './parts.ts'
import './phone.css'

interface Values {
  phone?: string
  /** Whom the clerk chose at a door. */
  person?: string
  at?: string[]
  name: string
  year?: number | null
  service: string
  place: string[]
  day: string
  part: When['part']
  words?: string
  agreed?: boolean
}

/** The notice, to be read aloud, and the tick that they agreed; one line where they did before. */
function Notice({ agreed }: { agreed: boolean }) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const notice = useQueryOf(text, { purpose: 'notice' }, { hat: 'me', steady: true }).data
  if (agreed) return <p className="sub phone-agreed">{t('phone.agreedAlready')}</p>
  return (
    <section className="card phone-card" aria-label={t('phone.read')}>
      <h2>{t('phone.read')}</h2>
      <div className="phone-notice">{notice?.[language].map((part) => <p key={part.title}><b>{part.title}</b> {part.text}</p>)}</div>
      <Form.Item name="agreed" valuePropName="checked" rules={[{ validator: (_rule, yes: unknown) => (yes === true ? Promise.resolve() : Promise.reject(new Error(t('refuse.request.not-agreed')))) }]}>
        <Checkbox>{t('phone.agreed')}</Checkbox>
      </Form.Item>
    </section>
  )
}

/** What is needed, where, when. */
function OrderFields({ org, doors }: { org: Id<'org'>; doors: ReturnType<typeof useDoors> }) {
  const { t } = useTranslation()
  const { language, now } = useFormat()
  const services = useQueryOf(menu, { org }, { steady: true }).data?.services ?? []
  const day = Form.useWatch<string | undefined>('day')
  const required = [{ required: true }]
  return (
    <section className="card phone-card" aria-label={t('phone.order')}>
      <h2>{t('phone.order')}</h2>
      <Form.Item name="service" label={t('phone.service')} rules={required}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={services.filter(({ on }) => on).map((one) => ({ value: one.key, label: one[language] }))} />
      </Form.Item>
      <Form.Item name="place" label={t('phone.place')} extra={t('phone.placeHint')} rules={required}>
        <Cascader options={doors.options} loadData={doors.load} changeOnSelect />
      </Form.Item>
      <div className="phone-two">
        <Form.Item name="day" label={t('phone.day')} rules={required}><Input type="date" min={dayAt(now)} max={dayAt(now, 60)} /></Form.Item>
        <Form.Item name="part" label={t('phone.part')} rules={required}><Select options={useParts(day ?? '', now)} /></Form.Item>
      </div>
      <Form.Item name="words" label={t('phone.words')} extra={t('phone.wordsHint')}><Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2000} /></Form.Item>
    </section>
  )
}

function Done({ request, onAgain }: { request: Whole; onAgain: () => void }) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const to = linkTo('desk-request', { id: request.id })
  return (
    <section className="card" role="status">
      <Result status="success" title={t('phone.done', { number: request.number })} subTitle={t('phone.doneNote', { at: moment(request.answerBy) })}
        extra={[<Button key="again" type="primary" onClick={onAgain}>{t('phone.again')}</Button>, ...(to === undefined ? [] : [<Link key="open" to={to}>{t('phone.open')}</Link>])]} />
    </section>
  )
}

/** What is sent, once everything stands there. */
function inputOf(values: Values, way: Way, version: string | undefined) {
  const premise = values.place.at(-1)
  const person = orderByPhone.input.shape.person.parse(values.person)
  const window = spanOf({ day: values.day, part: values.part, from: '', to: '' })
  if (premise === undefined || window === undefined) return undefined
  return {
    ...(way === 'door' ? { person } : { phone: values.phone }), name: values.name.trim(), service: values.service, window, words: values.words ?? '', premise: orderByPhone.input.shape.premise.parse(premise),
    ...(values.year != null && { yearOfBirth: values.year }), ...(values.agreed === true && version !== undefined && { agreed: version }),
  }
}

function CallForm({ org, onDone }: { org: Id<'org'>; onDone: (request: Whole) => void }) {
  const { t } = useTranslation()
  const { now } = useFormat()
  const [form] = Form.useForm<Values>()
  const version = useQueryOf(text, { purpose: 'notice' }, { hat: 'me', steady: true }).data?.version
  const [way, setWay] = useState<Way>('number')
  const doors = useDoors(org)
  const look = useCaller((name) => form.setFieldsValue({ name }))
  const order = useCommand(orderByPhone, { purpose, onDone })
  const person = Form.useWatch('person', form)
  const send = (values: Values) => {
    const input = inputOf(values, way, version)
    if (input) order.run(input)
  }
  // What was found belongs to what was looked for.
  const changed = (values: Partial<Values>) => {
    if ('phone' in values) look.number.reset()
    if ('at' in values) look.door.reset()
    if ('at' in values) form.setFieldValue('person', undefined)
  }
  return (
    <Form<Values> form={form} layout="vertical" requiredMark={false} className="phone-form" initialValues={{ day: dayAt(now, 1), part: 'morning' }} onFinish={send} onValuesChange={changed}>
      <div className="stack">
        <CallerFields look={look} doors={doors} way={way} onWay={setWay} />
        <OrderFields org={org} doors={doors} />
      </div>
      <div className="stack">
        <Notice agreed={agreedBefore(look, way, person)} />
        <Refused fault={order.error} />
        <Button size="large" type="primary" htmlType="submit" loading={order.isPending}>{t('phone.go')}</Button>
      </div>
    </Form>
  )
}

/** 电话点单: what a clerk fills in while somebody speaks. */
export default function PhonePage() {
  const { t } = useTranslation()
  const office = useOffice()
  const [done, setDone] = useState<Whole>()
  if (!office) return null
  return (
    <DeskPage>
      <PageHead title={t('page.desk-phone')} note={t('phone.note')} />
      {done === undefined ? <CallForm org={office.org.id} onDone={setDone} /> : <Done request={done} onAgain={() => setDone(undefined)} />}
    </DeskPage>
  )
}
