import { Button, Checkbox, Input } from 'antd'
import { useId, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { id as idOf, type Id, type Result } from '#platform/contract.ts'
import { DeskPage, PageHead } from '#web/desk/ui/page-head.tsx'
import { useCommand, useQueryOf } from '#web/query.ts'
import { linkTo } from '#web/routes.ts'
import { Missing } from '#web/ui/missing.tsx'
import { Await, Refused } from '#web/ui/states.tsx'
import { toast } from '#web/ui/toast.tsx'
import { about, raise } from '../../contract.ts'
import { purpose } from '../waiting.ts'
import './concerns.css'

const RequestId = idOf('request')

/** What somebody says on the telephone, and whom it is about. */
function Form({ id, of }: { id: Id<'request'>; of: Result<typeof about> }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const field = useId()
  const [words, setWords] = useState('')
  const [helpers, setHelpers] = useState(of.helpers.filter(({ now }) => now).map((one) => one.id))
  const back = linkTo('desk-request', { id }) ?? '/desk'
  const onDone = () => {
    toast({ text: t('concern.writtenDown', { org: of.reads.name }) })
    void navigate(back)
  }
  const command = useCommand(raise, { purpose, onDone })
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (helpers.length > 0) command.run({ id, words, helpers })
  }
  return (
    <form className="card concern-form" onSubmit={send}>
      <p className="sub">{t('concern.readAloud', { org: of.reads.name })}</p>
      <fieldset>
        <legend>{t('concern.whomDesk')}</legend>
        <Checkbox.Group value={helpers} onChange={setHelpers} options={of.helpers.map((one) => ({ value: one.id, label: t('concern.helper', { name: one.name, team: one.team }) }))} />
      </fieldset>
      <label htmlFor={field}>{t('concern.wordsDesk')}</label>
      <Input.TextArea id={field} autoSize={{ minRows: 3, maxRows: 10 }} maxLength={2000} value={words} onChange={({ target }) => setWords(target.value)} />
      <Refused fault={command.error} />
      <Button type="primary" htmlType="submit" disabled={helpers.length === 0} loading={command.isPending}>{t('concern.writeDown')}</Button>
    </form>
  )
}

function Asked({ id }: { id: Id<'request'> }) {
  const { t } = useTranslation()
  const query = useQueryOf(about, { id }, { purpose })
  return (
    <DeskPage>
      <PageHead title={t('page.desk-concern')} note={query.data && t('concern.number', { number: query.data.number })} />
      <Await query={query}>{(of) => (of.may.raise === 'ok' ? <Form id={id} of={of} /> : <p className="card concern-form">{t(`refuse.${of.may.raise}`)}</p>)}</Await>
    </DeskPage>
  )
}

/** 记下有件事不对: for somebody on the telephone who cannot say it on a phone of her own. */
export default function ByPhonePage() {
  const read = RequestId.safeParse(useParams()['id'])
  return read.success ? <Asked key={read.data} id={read.data} /> : <Missing home="/desk" />
}
