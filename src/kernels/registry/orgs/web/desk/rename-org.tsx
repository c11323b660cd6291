import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { useCommand } from '#web/query.ts'
import { toast } from '#web/ui/toast.tsx'
import { FormDrawer } from '#web/desk/ui/form-drawer.tsx'
import { rename, type OrgWhole } from '../../contract.ts'

/** Gives an organisation another name. */
export function RenameOrg({ org, onClose }: { org: OrgWhole; onClose: () => void }) {
  const { t } = useTranslation()
  const { runAsync } = useCommand(rename, { onDone: () => toast({ text: t('org.renamed') }) })
  return (
    <FormDrawer<{ name: string }> open title={t('org.rename')} initial={{ name: org.name }} verb={t('act.save')} onClose={onClose}
      onSubmit={({ name }) => runAsync({ id: org.id, name })}>
      <Form.Item name="name" label={t('org.byName')} rules={[{ required: true, whitespace: true }]}><Input maxLength={40} autoFocus /></Form.Item>
    </FormDrawer>
  )
}
