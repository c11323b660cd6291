import { Form, Input, type FormInstance } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Id } from '#platform/contract.ts'
import { FormDrawer } from '#web/desk/ui/form-drawer.tsx'
import { useCommand } from '#web/query.ts'
import { toast } from '#web/ui/toast.tsx'
import { addMany, mostLines, readLines, type BadLine } from '../../contract.ts'

const SHOWN = 5

const linesOf = (text = '') => text.split(/\r?\n/)

/** What the server would take from this text, and which lines it would not. */
function Preview({ text = '' }: { text?: string | undefined }) {
  const { t } = useTranslation()
  const lines = linesOf(text)
  if (text.trim() === '') return null
  if (lines.length > mostLines) return <p role="status" style={{ color: 'var(--red)' }}>{t('premise.most', { max: mostLines })}</p>
  const { named, failed } = readLines(lines)
  const say = ({ row, code }: BadLine) => t('premise.bad', { row, why: t(`refuse.${code}`) })
  return (
    <div role="status" className="stack">
      <p>{t('premise.read', { count: named.size })}</p>
      <ul className="type-note" style={{ color: 'var(--red)' }}>
        {failed.slice(0, SHOWN).map((bad) => <li key={bad.row}>{say(bad)}</li>)}
        {failed.length > SHOWN && <li>{t('premise.badMore', { count: failed.length - SHOWN })}</li>}
      </ul>
    </div>
  )
}

/** Takes addresses as people copy them from a table, a line each. */
export function PastePlaces({ org, way, onClose }: { org: Id<'org'>; way: readonly string[]; onClose: () => void }) {
  const { t } = useTranslation()
  const { runAsync } = useCommand(addMany, {
    onDone: ({ added, there, failed }) => {
      const notes = [there > 0 && t('premise.there', { count: there }), failed.length > 0 && t('premise.notTaken', { count: failed.length })]
      const note = notes.filter(Boolean).join(' · ')
      toast({ text: t('premise.added', { count: added }), ...(note !== '' && { note }) })
    },
  })
  const begin = way.length === 0 ? '' : `${way.join('，')}，`
  return (
    <FormDrawer<{ text: string }> open title={t('premise.pasteTitle')} initial={{ text: begin }} verb={t('premise.add')} onClose={onClose}
      onSubmit={({ text }) => runAsync({ org, lines: linesOf(text).slice(0, mostLines + 1) })}>
      <Form.Item name="text" label={t('premise.pasteLabel')} extra={t('premise.pasteHint')} rules={[{ required: true, whitespace: true }]}>
        <Input.TextArea autoFocus autoSize={{ minRows: 8, maxRows: 20 }} placeholder={t('premise.pasteExample')} />
      </Form.Item>
      <Form.Item noStyle shouldUpdate>{({ getFieldsValue }: FormInstance<{ text?: string }>) => <Preview text={getFieldsValue(['text']).text} />}</Form.Item>
    </FormDrawer>
  )
}
