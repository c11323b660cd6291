/** Who calls: found by the number, or by the door where nobody knows the number. */
import { Button, Cascader, Form, Input, InputNumber, Radio, Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useFormat } from '#web/i18n/use-format.ts'
import { useCommand } from '#web/query.ts'
import { Refused } from '#web/ui/states.tsx'
import { findAt, findCaller, type Caller } from '../../desk/contract.ts'
import { dayAt } from '../days.ts'
import { purpose } from '../waiting.ts'
import type { useDoors } from './doors.ts'

type ByNumber = z.output<typeof findCaller.result>
type Doors = ReturnType<typeof useDoors>

/** Looks a caller up, by number and by door; what was found of either stays with it. */
export function useCaller(onName: (name: string) => void) {
  const number = useCommand(findCaller, { purpose, onDone: ({ name }) => { if (name !== null && name !== '') onName(name) } })
  const door = useCommand(findAt, { purpose })
  return { number, door }
}
export type Look = ReturnType<typeof useCaller>

/** What a clerk is told of a number that was looked up. */
/** What the clerk has filled in so far. */
type Fields = Record<'phone' | 'at' | 'place', unknown>
/** Estate, building and door, as far as they are chosen. */
const Path = z.array(z.unknown())

function useKnown(caller: ByNumber | undefined): string | undefined {
  const { t } = useTranslation()
  if (caller === undefined) return undefined
  if (caller.name === null) return t('phone.new')
  return caller.name === '' ? t('phone.knownNameless') : t('phone.known', { name: caller.name })
}

function ByNumber({ look }: { look: Look['number'] }) {
  const { t } = useTranslation()
  const form = Form.useFormInstance<Fields>()
  const known = useKnown(look.data)
  const find = () => {
    const phone: unknown = form.getFieldValue('phone')
    if (typeof phone === 'string' && phone !== '') look.run({ phone })
  }
  return (
    <>
      <div className="phone-find">
        <Form.Item name="phone" label={t('phone.number')} rules={[{ required: true }]}>
          <Input type="tel" inputMode="tel" autoComplete="off" autoFocus maxLength={20} onPressEnter={(event) => { event.preventDefault(); find() }} />
        </Form.Item>
        <Button loading={look.isPending} onClick={find}>{t('phone.find')}</Button>
      </div>
      <div role="status">{known !== undefined && <p className="sub phone-found">{known}</p>}</div>
      <Refused fault={look.error} />
    </>
  )
}

/** Whoever was last served there: the caller says who she is, the clerk chooses. */
function Chosen({ items }: { items: readonly Caller[] }) {
  const { t } = useTranslation()
  if (items.length === 0) return <p className="sub phone-found">{t('phone.atNobody')}</p>
  return (
    <Form.Item name="person" label={t('phone.atWho')} rules={[{ required: true, message: t('phone.atChoose') }]}>
      <Radio.Group className="phone-known">
        {items.map(({ person, name, phone }) => <Radio key={person} value={person}>{name === '' ? t('phone.atNameless') : name} <span className="num">{phone}</span></Radio>)}
      </Radio.Group>
    </Form.Item>
  )
}

function ByDoor({ look, doors }: { look: Look['door']; doors: Doors }) {
  const { t } = useTranslation()
  const form = Form.useFormInstance<Fields>()
  const find = () => {
    const path = Path.safeParse(form.getFieldValue('at')).data
    const premise = findAt.input.shape.premise.safeParse(path?.at(-1))
    // Whoever calls from a door mostly orders for it.
    if (premise.success) form.setFieldValue('place', path)
    if (premise.success) look.run({ premise: premise.data })
  }
  return (
    <>
      <div className="phone-find">
        <Form.Item name="at" label={t('phone.at')} extra={t('phone.atHint')} rules={[{ required: true }]}>
          <Cascader options={doors.options} loadData={doors.load} changeOnSelect />
        </Form.Item>
        <Button loading={look.isPending} onClick={find}>{t('phone.find')}</Button>
      </div>
      <div role="status">{look.data && <Chosen items={look.data.items} />}</div>
      <Refused fault={look.error} />
    </>
  )
}

export type Way = 'number' | 'door'

/** The card of the caller: two ways to find her, and what to call her. */
export function CallerFields({ look, doors, way, onWay }: { look: Look; doors: Doors; way: Way; onWay: (way: Way) => void }) {
  const { t } = useTranslation()
  const { now } = useFormat()
  const isNew = way === 'number' && look.number.data?.name === null
  return (
    <section className="card phone-card" aria-label={t('phone.caller')}>
      <h2>{t('phone.caller')}</h2>
      <Segmented<Way> className="phone-way" aria-label={t('phone.way')} value={way} onChange={onWay}
        options={[{ value: 'number', label: t('phone.byNumber') }, { value: 'door', label: t('phone.byDoor') }]} />
      {way === 'number' ? <ByNumber look={look.number} /> : <ByDoor look={look.door} doors={doors} />}
      <div className="phone-two">
        <Form.Item name="name" label={t('phone.name')} rules={[{ required: true, whitespace: true }]}><Input maxLength={40} autoComplete="off" /></Form.Item>
        {isNew && <Form.Item name="year" label={t('phone.year')} extra={t('phone.yearHint')}><InputNumber min={1900} max={Number(dayAt(now).slice(0, 4))} controls={false} precision={0} /></Form.Item>}
      </div>
    </section>
  )
}

/** Whether the one who calls agreed to the notice before, as far as was found. */
export function agreedBefore(look: Look, way: Way, person: string | undefined): boolean {
  if (way === 'number') return look.number.data?.agreed === true
  return look.door.data?.items.find((one) => one.person === person)?.agreed === true
}
