import { Checkbox, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { find } from '#kernels/registry/areas/contract.ts'
import { useQueryOf } from '#web/query.ts'
import { FirstKind, FirstRole } from '../../contract.ts'

/** The first organisation and its admin as the form holds them. */
export interface FirstValues {
  orgName: string
  kind: z.infer<typeof FirstKind>
  area?: string
  adminName: string
  phone: string
  roles: z.infer<typeof FirstRole>[]
}

const LEVELS = { province: 'province', city: 'city', county: 'county', town: 'town', community: 'village' } as const

/** An official division, found by its name; antd's form hands in the two last. */
function AreaSearch({ level, value, onChange, id }: {
  level: (typeof LEVELS)[keyof typeof LEVELS]; value?: string; onChange?: (code: string | undefined) => void; id?: string
}) {
  const [name, setName] = useState('')
  const found = useQueryOf(find, { name, level }, { enabled: name.trim() !== '' }).data?.items ?? []
  const options = found.map(({ code, whole }) => ({ value: code, label: whole }))
  return (
    <Select allowClear showSearch={{ filterOption: false, onSearch: (text) => text !== '' && setName(text) }} options={options} notFoundContent={null}
      {...(id !== undefined && { id })} {...(value !== undefined && { value })} onChange={(code: string | undefined) => onChange?.(code)} />
  )
}

function OrgFields() {
  const { t } = useTranslation()
  const kinds = FirstKind.options.map((value) => ({ value, label: t(`org.kind.${value}`) }))
  return (
    <>
      <Form.Item name="kind" label={t('setup.orgKind')} rules={[{ required: true }]}><Select options={kinds} /></Form.Item>
      <Form.Item noStyle dependencies={['kind']}>
        {({ getFieldValue }) => {
          const kind = FirstKind.safeParse(getFieldValue('kind'))
          return (
            <Form.Item name="area" label={t('setup.orgArea')} extra={t('setup.orgAreaHint')}>
              <AreaSearch key={kind.data} level={LEVELS[kind.data ?? 'county']} />
            </Form.Item>
          )
        }}
      </Form.Item>
      <Form.Item name="orgName" label={t('setup.orgName')} rules={[{ required: true, whitespace: true }]}><Input maxLength={40} /></Form.Item>
    </>
  )
}

/** The fields of the second step. */
export function FirstFields() {
  const { t } = useTranslation()
  const roles = FirstRole.options.map((value) => ({ value, label: t(`role.${value}`) }))
  return (
    <>
      <OrgFields />
      <Form.Item name="adminName" label={t('setup.adminName')} rules={[{ required: true, whitespace: true }]}><Input maxLength={40} /></Form.Item>
      <Form.Item name="phone" label={t('setup.adminPhone')} rules={[{ required: true, whitespace: true }]}>
        <Input type="tel" inputMode="tel" maxLength={20} />
      </Form.Item>
      <Form.Item name="roles" label={t('setup.adminRoles')} extra={t('setup.adminRolesHint')}><Checkbox.Group options={roles} /></Form.Item>
    </>
  )
}
