import { Checkbox, Form, Input, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { Day } from '#platform/contract.ts'
import type { OrgWhole } from '#kernels/registry/orgs/contract.ts'
import { FormDrawer } from '#web/desk/ui/form-drawer.tsx'
import { useFormat } from '#web/i18n/use-format.ts'
import { useCommand } from '#web/query.ts'
import { toast } from '#web/ui/toast.tsx'
import { appoint, isTeamRole, type Role } from '../../contract.ts'
import { dayIn, untilOf } from '../days.ts'
import { useInvited, useSms } from '../invited.ts'
import './people.css'

/** A term is a year unless told; the server takes six years at most. */
const [USUAL_DAYS, LONGEST_DAYS] = [365, 6 * 366 - 1]

interface Values { phone: string; name: string; role: Role; last: string; invite: boolean }

/** The offices that may be given here, each with what it may do. */
function Roles({ gives }: { gives: readonly Role[] }) {
  const { t } = useTranslation()
  return (
    <Form.Item name="role" label={t('appointment.role')} rules={[{ required: true, message: t('appointment.missing') }]}>
      <Radio.Group className="role-picker">
        {gives.map((role) => <Radio key={role} value={role}>{t(`role.${role}`)}<small>{t(`appointment.does.${role}`)}</small></Radio>)}
      </Radio.Group>
    </Form.Item>
  )
}

/** Appoints somebody by phone number, to an office of this organisation, for a term. */
export function AppointForm({ org, gives, onClose }: { org: OrgWhole; gives: readonly Role[]; onClose: () => void }) {
  const { t } = useTranslation()
  const { now } = useFormat()
  const [sms, said] = [useSms(), useInvited()]
  const { runAsync } = useCommand(appoint, {
    also: ['team'],
    onDone: (made) => toast({ text: t('appointment.added', made.person), note: said(made) ?? t('appointment.addNote') }),
  })
  const send = ({ last, ...values }: Values) => runAsync({ org: org.id, ...values, invite: sms && values.invite, until: untilOf(Day.parse(last)) })
  const required = [{ required: true, whitespace: true, message: t('appointment.missing') }]
  const alone = gives.length === 1 && gives[0] !== undefined ? { role: gives[0] } : {}
  const desk = gives.some((role) => !isTeamRole(role))
  return (
    <FormDrawer<Values> open title={t('appointment.addAt', { org: org.name })} verb={t('appointment.add')}
      initial={{ ...alone, last: dayIn(now, USUAL_DAYS), invite: true }} onSubmit={send} onClose={onClose}>
      <Form.Item name="phone" label={t('appointment.phone')} extra={t('appointment.phoneHint')} rules={required}>
        <Input type="tel" inputMode="tel" maxLength={20} autoComplete="off" />
      </Form.Item>
      <Form.Item name="name" label={t('appointment.name')} extra={t('appointment.nameHint')} rules={required}>
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <Roles gives={gives} />
      <Form.Item name="last" label={t('appointment.untilDay')} rules={required}>
        <Input type="date" min={dayIn(now, 0)} max={dayIn(now, LONGEST_DAYS)} />
      </Form.Item>
      {sms && <Form.Item name="invite" valuePropName="checked" extra={t('appointment.smsNote')}><Checkbox>{t('appointment.smsAdd')}</Checkbox></Form.Item>}
      {desk && <p className="muted">{t('appointment.factor')}</p>}
    </FormDrawer>
  )
}
