import { Button, Modal } from 'antd'
import { UserPlus } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MemberClearance } from '#kernels/registry/clearance/web/pages.ts'
import type { OrgWhole } from '#kernels/registry/orgs/contract.ts'
import { DataTable, TwoLines, type Column } from '#web/desk/ui/data-table.tsx'
import { useFormat } from '#web/i18n/use-format.ts'
import { useOffice } from '#web/me.ts'
import { useCommand, useListOf, useQueryOf } from '#web/query.ts'
import { Refused } from '#web/ui/states.tsx'
import { toast } from '#web/ui/toast.tsx'
import { end, invite, list, type Appointment, type Role } from '../../contract.ts'
import { lastDayOf } from '../days.ts'
import { useInvited, useSms } from '../invited.ts'
import { AppointForm } from './appoint-form.tsx'

/** Ends an office after one question, which says what stops and what stays. */
function useEnd() {
  const { t } = useTranslation()
  const [modal, holder] = Modal.useModal()
  const { run, error } = useCommand(end, {
    also: ['me', 'team'],
    onDone: ({ person }) => toast({ text: t('appointment.ended', person) }),
  })
  const ask = ({ id, person: { name }, role }: Appointment) =>
    void modal.confirm({
      title: t('appointment.endTitle', { name, role: t(`role.${role}`) }),
      content: t('appointment.endNote'),
      okText: t('appointment.end'),
      cancelText: t('act.cancel'),
      okButtonProps: { danger: true },
      onOk: () => run({ id }),
    })
  return { ask, holder, fault: error }
}

function EndCell({ row, onEnd }: { row: Appointment; onEnd: (row: Appointment) => void }) {
  const { t } = useTranslation()
  const why = row.may['end'] ?? 'ok'
  const label = t('appointment.endOf', { name: row.person.name, role: t(`role.${row.role}`) })
  return why === 'ok'
    ? <Button type="link" aria-label={label} onClick={() => onEnd(row)}>{t('appointment.end')}</Button>
    : <span className="muted">{t(why === 'may.second-person' ? 'appointment.own' : `refuse.${why}`)}</span>
}

/** Sends an invitation again, or for the first time. */
function InviteCell({ row, sms }: { row: Appointment; sms: boolean }) {
  const { t } = useTranslation()
  const said = useInvited()
  const { run, isPending, error } = useCommand(invite, { onDone: (made) => toast({ text: said(made) ?? '' }) })
  const verb = t(row.invited === null ? 'appointment.sms' : 'appointment.smsAgain')
  return (
    <div className="invite-cell">
      {said(row) !== undefined && <span className="muted">{said(row)}</span>}
      {sms && row.may['invite'] === 'ok' && <Button type="link" loading={isPending} aria-label={t('appointment.smsTo', { verb, name: row.person.name })} onClick={() => run({ id: row.id })}>{verb}</Button>}
      <Refused fault={error} />
    </div>
  )
}

/** Whether a member of a team may go to homes; the staff above it see to that. */
function useClearance(org: OrgWhole): Column<Appointment>[] {
  const { t } = useTranslation()
  const office = useOffice()
  if (org.kind !== 'team' || office?.role !== 'staff') return []
  return [{ title: t('clearance.column'), show: ({ id, person: { name } }) => <Suspense><MemberClearance org={org.id} appointment={id} name={name} /></Suspense> }]
}

function useColumns(org: OrgWhole, gives: boolean, onEnd: (row: Appointment) => void): Column<Appointment>[] {
  const { t } = useTranslation()
  const clearance = useClearance(org)
  const { date } = useFormat()
  const sms = useSms()
  return [
    { title: t('appointment.person'), show: ({ person }) => <span className="t">{person.name}</span> },
    { title: t('appointment.role'), show: ({ role }) => <TwoLines title={t(`role.${role}`)} note={t(`appointment.does.${role}`)} /> },
    ...clearance,
    { title: t('appointment.from'), className: 'num', show: ({ from }) => date(from) },
    { title: t('appointment.until'), className: 'num', show: ({ until }) => date(lastDayOf(until)) },
    ...(gives ? [{ title: t('appointment.smsColumn'), show: (row: Appointment) => <InviteCell row={row} sms={sms} /> }] : []),
    ...(gives ? [{ title: <span className="hidden-text">{t('appointment.end')}</span>, align: 'right' as const, show: (row: Appointment) => <EndCell row={row} onEnd={onEnd} /> }] : []),
  ]
}

/** Which offices may be given here; undefined while it is asked. To a closed organisation none. */
function useGives(org: OrgWhole): readonly Role[] | undefined {
  const { data } = useQueryOf(list, { org: org.id, limit: 1 })
  return org.validTo === null ? data?.gives : []
}

/** Who is in office at one organisation today, and, where this office may, the way to appoint and to end. */
export function InOffice({ org }: { org: OrgWhole }) {
  const { t } = useTranslation()
  const [appointing, setAppointing] = useState(false)
  const query = useListOf(list, { org: org.id })
  const gives = useGives(org)
  const { ask, holder, fault } = useEnd()
  const may = gives !== undefined && gives.length > 0
  const columns = useColumns(org, may, ask)
  const add = <Button type="primary" icon={<UserPlus />} onClick={() => setAppointing(true)}>{t('appointment.add')}</Button>
  return (
    <div className="desk-gap">
      {gives && !may && <p className="muted">{t('appointment.readOnly')}</p>}
      <Refused fault={fault} />
      <DataTable title={t('appointment.listOf', { org: org.name })} query={query} columns={columns} rowKey={({ id }) => id}
        empty={{ title: t('appointment.none'), ...(may && { note: t('appointment.noneNote') }) }} {...(may && { actions: add })} />
      {holder}
      {appointing && may && <AppointForm org={org} gives={gives} onClose={() => setAppointing(false)} />}
    </div>
  )
}
