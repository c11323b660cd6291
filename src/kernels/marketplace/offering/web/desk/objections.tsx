import { Button, Input } from 'antd'
import { useId, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { DeskPage, PageHead } from '#web/desk/ui/page-head.tsx'
import { useFormat } from '#web/i18n/use-format.ts'
import { useCommand } from '#web/query.ts'
import { Await, Empty, Refused } from '#web/ui/states.tsx'
import { Tag } from '#web/ui/tag.tsx'
import { toast } from '#web/ui/toast.tsx'
import { answer, type Objection } from '../../contract.ts'
import { useObjections } from '../waiting.ts'
import './objections.css'

function AnswerForm({ objection }: { objection: Objection }) {
  const { t } = useTranslation()
  const id = useId()
  const [words, setWords] = useState('')
  const [asked, setAsked] = useState(false)
  const command = useCommand(answer, { onDone: () => toast({ text: t('objection.sent') }) })
  const missing = asked && words.trim() === ''
  const send = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (words.trim() !== '') command.run({ id: objection.id, words })
  }
  return (
    <form onSubmit={send}>
      <label htmlFor={id}>{t('objection.words')}</label>
      <Input.TextArea id={id} autoSize={{ minRows: 2, maxRows: 8 }} maxLength={1000} value={words} status={missing ? 'error' : ''} aria-invalid={missing || undefined}
        onChange={({ target }) => setWords(target.value)} />
      {missing && <p role="alert" className="type-note" style={{ color: 'var(--red)' }}>{t('objection.missing')}</p>}
      <Refused fault={command.error} />
      <Button type="primary" htmlType="submit" loading={command.isPending}>{t('objection.send')}</Button>
    </form>
  )
}

function Line({ objection }: { objection: Objection }) {
  const { t } = useTranslation()
  const { ago } = useFormat()
  return (
    <li className="card">
      <header><b>{objection.org.name}</b>{objection.answer === null ? <Tag tone="warm">{t('how.waiting')}</Tag> : <Tag tone="ok">{t('how.answered')}</Tag>}<span>{ago(objection.at)}</span></header>
      <p>{objection.words}</p>
      {objection.answer !== null && <blockquote><small>{ago(objection.answer.at)}</small><p>{objection.answer.words}</p></blockquote>}
      {objection.answer === null && objection.may['answer'] === 'ok' && <AnswerForm objection={objection} />}
    </li>
  )
}

/** 派单异议: what people have against the way requests are offered; administrators outside the team answer. */
export default function ObjectionsPage() {
  const { t } = useTranslation()
  const query = useObjections()
  return (
    <DeskPage>
      <PageHead title={t('page.desk-objections')} note={t('objection.note')} />
      <Await query={query} empty={<Empty title={t('objection.none')} note={t('objection.noneNote')} />}>
        {({ items }) => (
          <>
            <ul className="objections">{items.map((one) => <Line key={one.id} objection={one} />)}</ul>
            {query.hasNextPage && <div className="objections-more"><Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{t('act.more')}</Button></div>}
          </>
        )}
      </Await>
    </DeskPage>
  )
}
