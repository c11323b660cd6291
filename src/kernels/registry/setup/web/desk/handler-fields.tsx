import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Handler } from '../../contract.ts'

/** The handler as its form holds it: filing numbers are lines of one text. */
export interface HandlerValues {
  name: string
  contact: string
  filings?: string
}

const linesOf = (text = '') => text.split('\n').map((one) => one.trim()).filter((one) => one !== '')

export const handlerOf = ({ name, contact, filings }: HandlerValues): Handler => ({ name, contact, filings: linesOf(filings) })
export const valuesOf = ({ name, contact, filings }: { name: string; contact: string; filings: readonly string[] }): HandlerValues => ({
  name, contact, filings: filings.join('\n'),
})

/** Who runs this installation: the fields of the form. */
export function HandlerFields() {
  const { t } = useTranslation()
  const required = [{ required: true, whitespace: true }]
  return (
    <>
      <Form.Item name="name" label={t('setup.handlerName')} extra={t('setup.handlerNameHint')} rules={required}>
        <Input maxLength={60} autoComplete="organization" />
      </Form.Item>
      <Form.Item name="contact" label={t('setup.contact')} extra={t('setup.contactHint')} rules={required}><Input maxLength={120} /></Form.Item>
      <Form.Item name="filings" label={t('setup.filings')} extra={t('setup.filingsHint')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
    </>
  )
}
