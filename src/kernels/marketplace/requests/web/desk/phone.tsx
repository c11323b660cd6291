import { Button, Cascader, Checkbox, Form, Input, InputNumber, Result, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { z } from 'zod'
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
import { findCaller, orderByPhone } from '../../desk/contract.ts'
import { dayAt, spanOf, type When } from '../days.ts'
import { purpose } from '../waiting.ts'
import { useDoors } from './doors.ts'
import { useParts } from './parts.ts'
import './phone.css'

type Caller = z.output<typeof findCaller.result>

interface Values {
  phone: string
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
function Notice({ caller }: { caller: Caller | undefined }) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const notice = useQueryOf(text, { purpose: 'notice' }, { hat: 'me', steady: true }).data
  if (caller?.agreed === true) return <p className="sub phone-agreed">{t('phone.agreedAlready')}</p>
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

/** What a clerk is told of a number that was looked up. */
function useKnown(caller: Caller | undefined): string | undefined {
  const { t } = useTranslation()
  if (caller === undefined) return undefined
  if (caller.name === null) return t('phone.new')
  return caller.name === '' ? t('phone.knownNameless') : t('phone.known', { name: caller.name })
}

/** Who calls: the number first, and what is known of it. */
function CallerFields({ caller, onFind, find }: { caller: Caller | undefined; onFind: () => void; find: { isPending: boolean; error: unknown } }) {
  const { t } = useTranslation()
  const { now } = useFormat()
  const known = useKnown(caller)
  return (
    <section className="card phone-card" aria-label={t('phone.caller')}>
      <h2>{t('phone.caller')}</h2>
      <div className="phone-find">
        <Form.Item name="phone" label={t('phone.number')} rules={[{ required: true }]}><Input type="tel" inputMode="tel" autoComplete="off" autoFocus maxLength={20} onPressEnter={(event) => { event.preventDefault(); onFind() }} /></Form.Item>
        <Button loading={find.isPending} onClick={onFind}>{t('phone.find')}</Button>
      </div>
      <div role="status">{known !== undefined && <p className="sub">{known}</p>}</div>
      <Refused fault={find.error} />
      <div className="phone-two">
        <Form.Item name="name" label={t('phone.name')} rules={[{ required: true, whitespace: true }]}><Input maxLength={40} autoComplete="off" /></Form.Item>
        {caller?.name === null && <Form.Item name="year" label={t('phone.year')} extra={t('phone.yearHint')}><InputNumber min={1900} max={Number(dayAt(now).slice(0, 4))} controls={false} precision={0} /></Form.Item>}
      </div>
    </section>
  )
}

/** What is needed, where, when. */
function OrderFields({ org }: { org: Id<'org'> }) {
  const { t } = useTranslation()
  const { language, now } = useFormat()
  const services = useQueryOf(menu, { org }, { steady: true }).data?.services ?? []
  const doors = useDoors(org)
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
function inputOf(values: Values, version: string | undefined) {
  const premise = values.place.at(-1)
  const window = spanOf({ day: values.day, part: values.part, from: '', to: '' })
  if (premise === undefined || window === undefined) return undefined
  return {
    phone: values.phone, name: values.name.trim(), service: values.service, window, words: values.words ?? '', premise: orderByPhone.input.shape.premise.parse(premise),
    ...(values.year != null && { yearOfBirth: values.year }), ...(values.agreed === true && version !== undefined && { agreed: version }),
  }
}

function CallForm({ org, onDone }: { org: Id<'org'>; onDone: (request: Whole) => void }) {
  const { t } = useTranslation()
  const { now } = useFormat()
  const [form] = Form.useForm<Values>()
  const version = useQueryOf(text, { purpose: 'notice' }, { hat: 'me', steady: true }).data?.version
  const find = useCommand(findCaller, { purpose, onDone: ({ name }) => form.setFieldsValue(name === null || name === '' ? {} : { name }) })
  const order = useCommand(orderByPhone, { purpose, onDone })
  const onFind = () => {
    const phone: unknown = form.getFieldValue('phone')
    if (typeof phone === 'string' && phone !== '') find.run({ phone })
  }
  const send = (values: Values) => {
    const input = inputOf(values, version)
    if (input) order.run(input)
  }
  return (
    <Form<Values> form={form} layout="vertical" requiredMark={false} className="phone-form" initialValues={{ day: dayAt(now, 1), part: 'morning' }} onFinish={send}
      onValuesChange={(changed) => { if ('phone' in changed) find.reset() }}>
      <div className="stack">
        <CallerFields caller={find.data} onFind={onFind} find={find} />
        <OrderFields org={org} />
      </div>
      <div className="stack">
        <Notice caller={find.data} />
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
