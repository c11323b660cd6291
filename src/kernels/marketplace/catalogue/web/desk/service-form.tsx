import { AutoComplete, Form, Input, InputNumber, Radio, Select, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Id } from '#platform/contract.ts'
import { skills } from '#kernels/registry/orgs/contract.ts'
import { FormDrawer } from '#web/desk/ui/form-drawer.tsx'
import { useLanguage } from '#web/i18n/language.ts'
import { useCommand, useQueryOf } from '#web/query.ts'
import { ServiceIcon, serviceIcons } from '#web/ui/service-icon.tsx'
import { toast } from '#web/ui/toast.tsx'
import { APPLY } from '../../capability.ts'
import { change, type Line } from '../../contract.ts'
import { wordsOf } from './words-of.ts'

interface Values {
  zh: string
  en: string
  icon: string
  minutes: number
  promiseHours: number
  skill?: string
  on: boolean
  how: 'first' | 'apply'
  applySeconds: number
}

/** What is proposed where teams did not apply before. */
const USUAL_SECONDS = 120

const icons = Object.keys(serviceIcons).map((value) => ({ value, label: <span className="menu-name"><ServiceIcon name={value} />{value}</span> }))

function Words() {
  const { t } = useTranslation()
  const required = [{ required: true, whitespace: true }]
  return (
    <>
      <Form.Item name="zh" label={t('menu.zh')} rules={required}><Input maxLength={20} /></Form.Item>
      <Form.Item name="en" label={t('menu.en')} rules={required}><Input maxLength={40} /></Form.Item>
      <Form.Item name="icon" label={t('menu.icon')}><Select options={icons} /></Form.Item>
    </>
  )
}

function Numbers({ org }: { org: Id<'org'> }) {
  const { t } = useTranslation()
  const known = useQueryOf(skills, { id: org }).data?.items ?? []
  const width = { width: '100%' }
  const required = [{ required: true }]
  return (
    <>
      <Form.Item name="minutes" label={t('menu.minutes')} rules={required}>
        <InputNumber min={5} max={1440} step={5} precision={0} suffix={t('menu.minutesUnit')} style={width} />
      </Form.Item>
      <Form.Item name="promiseHours" label={t('menu.promise')} extra={t('menu.promiseHint')} rules={required}>
        <InputNumber min={1} max={720} precision={0} suffix={t('menu.promiseUnit')} style={width} />
      </Form.Item>
      <Form.Item name="skill" label={t('menu.skill')} extra={t('menu.skillHint')}>
        <AutoComplete allowClear options={known.map((value) => ({ value }))} maxLength={40} />
      </Form.Item>
      <Form.Item name="on" label={t('menu.on')} valuePropName="checked">
        <Switch checkedChildren={t('menu.on')} unCheckedChildren={t('menu.off')} />
      </Form.Item>
    </>
  )
}

/** First come, or for how long teams apply before the published rule picks one. */
function How() {
  const { t } = useTranslation()
  const ways = (['first', 'apply'] as const).map((value) => ({ value, label: t(`menu.${value}`) }))
  return (
    <>
      <Form.Item name="how" label={t('menu.how')} extra={t('menu.howHint')}><Radio.Group options={ways} optionType="button" /></Form.Item>
      <Form.Item noStyle dependencies={['how']}>
        {({ getFieldValue }) => getFieldValue('how') === 'apply' && (
          <Form.Item name="applySeconds" label={t('menu.applySeconds')} rules={[{ required: true }]}>
            <InputNumber min={APPLY.min} max={APPLY.max} step={30} precision={0} suffix={t('menu.seconds')} style={{ width: '100%' }} />
          </Form.Item>
        )}
      </Form.Item>
    </>
  )
}

/** Changes one service for this organisation. */
export function ServiceForm({ org, line, onClose }: { org: Id<'org'>; line: Line; onClose: () => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { runAsync } = useCommand(change, { onDone: (service) => toast({ text: t('menu.changed', { name: service[language] }) }) })
  const { skill, applySeconds, ...words } = wordsOf(line)
  const way = { how: applySeconds === null ? 'first' as const : 'apply' as const, applySeconds: applySeconds ?? USUAL_SECONDS }
  const send = ({ how, ...values }: Values) => {
    const needs = (values.skill ?? '').trim()
    return runAsync({ org, key: line.key, ...values, skill: needs === '' ? null : needs, applySeconds: how === 'apply' ? values.applySeconds : null })
  }
  return (
    <FormDrawer<Values> open title={t('menu.editOf', { name: line[language] })} initial={{ ...words, ...way, ...(skill !== null && { skill }) }}
      verb={t('act.save')} onSubmit={send} onClose={onClose}>
      <Words />
      <Numbers org={org} />
      <How />
    </FormDrawer>
  )
}
