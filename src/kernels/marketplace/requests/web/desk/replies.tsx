import { Button, Form, Input, Select } from 'antd'
import { Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormDrawer } from '#web/desk/ui/form-drawer.tsx'
import { DeskPage, PageHead } from '#web/desk/ui/page-head.tsx'
import { useCommand } from '#web/query.ts'
import { Await, Refused } from '#web/ui/states.tsx'
import { toast } from '#web/ui/toast.tsx'
import { mostReplies, Reply, saveReplies } from '../../desk/contract.ts'
import { useReplies } from './ready.ts'
import './replies.css'

interface List { items: readonly Reply[]; version: number }

/** Which one is in the form: a new one, or the one that stands at a place of the list. */
type Edited = { at: number; reply: Partial<Reply> }

const text = (
  <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={300} />
)

function ReplyForm({ list, edited, onClose }: { list: List; edited: Edited; onClose: () => void }) {
  const { t } = useTranslation()
  const { runAsync } = useCommand(saveReplies, { onDone: () => toast({ text: t('replies.saved') }) })
  const required = [{ required: true, whitespace: true }]
  const send = (reply: Reply) => runAsync({ items: [...list.items.slice(0, edited.at), reply, ...list.items.slice(edited.at + 1)], version: list.version })
  return (
    <FormDrawer<Reply> open title={t(edited.at < list.items.length ? 'replies.edit' : 'replies.add')} initial={edited.reply} verb={t('act.save')} onSubmit={send} onClose={onClose}>
      <Form.Item name="to" label={t('replies.to')} rules={[{ required: true }]}><Select options={Reply.shape.to.options.map((value) => ({ value, label: t(`panel.${value}`) }))} /></Form.Item>
      <Form.Item name="reason" label={t('field.reason')} rules={required}>{text}</Form.Item>
      <Form.Item name="next" label={t('panel.next')} extra={t('replies.hint')} rules={required}>{text}</Form.Item>
    </FormDrawer>
  )
}

/** What is said with one deed, each with its two buttons. */
function Group({ to, list, onEdit, onDrop }: { to: Reply['to']; list: List; onEdit: (edited: Edited) => void; onDrop: (at: number) => void }) {
  const { t } = useTranslation()
  const mine = list.items.flatMap((reply, at) => (reply.to === to ? [{ reply, at }] : []))
  return (
    <section className="card replies" aria-label={t(`panel.${to}`)}>
      <h2>{t(`panel.${to}`)}</h2>
      {mine.length === 0 && <p className="muted">{t('replies.none')}</p>}
      <ul>
        {mine.map(({ reply, at }) => (
          <li key={at}>
            <div className="grow"><b>{reply.reason}</b><p>{reply.next}</p></div>
            <Button type="text" icon={<Pencil />} aria-label={t('replies.editOf', { reply: reply.reason })} onClick={() => onEdit({ at, reply })} />
            <Button type="text" icon={<Trash2 />} aria-label={t('replies.dropOf', { reply: reply.reason })} onClick={() => onDrop(at)} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Replies({ list }: { list: List }) {
  const { t } = useTranslation()
  const [edited, setEdited] = useState<Edited>()
  const again = useCommand(saveReplies)
  const drop = useCommand(saveReplies, {
    onDone: ({ version }) => toast({ text: t('replies.dropped'), undo: { label: t('act.undo'), run: () => again.run({ items: [...list.items], version }) } }),
  })
  const full = list.items.length >= mostReplies
  const shown = { list, onEdit: setEdited, onDrop: (at: number) => drop.run({ items: list.items.filter((_, one) => one !== at), version: list.version }) }
  return (
    <>
      <div className="replies-head">
        <Button type="primary" disabled={full} onClick={() => setEdited({ at: list.items.length, reply: { to: 'decline' } })}>{t('replies.add')}</Button>
        <p className="muted">{t(full ? 'replies.full' : 'replies.count', { count: list.items.length, most: mostReplies })}</p>
      </div>
      <Refused fault={drop.error ?? again.error} />
      {Reply.shape.to.options.map((to) => <Group key={to} to={to} {...shown} />)}
      {edited && <ReplyForm list={list} edited={edited} onClose={() => setEdited(undefined)} />}
    </>
  )
}

/** 常用回复: what this desk says often, in its own words. */
export default function RepliesPage() {
  const { t } = useTranslation()
  const query = useReplies()
  return (
    <DeskPage>
      <PageHead title={t('page.desk-replies')} note={t('replies.note')} />
      <Await query={query}>{(list) => <Replies list={list} />}</Await>
    </DeskPage>
  )
}
