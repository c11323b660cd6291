import { Checkbox, Form, Input, Modal } from 'antd'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { FormDrawer } from '#web/desk/ui/form-drawer.tsx'
import { ReasonDialog } from '#web/desk/ui/reason-dialog.tsx'
import { useDeed } from '#web/desk/ui/use-deed.ts'
import { useFormat } from '#web/i18n/use-format.ts'
import { useCommand } from '#web/query.ts'
import { linkTo } from '#web/routes.ts'
import { Button } from '#web/ui/button.tsx'
import { Refused } from '#web/ui/states.tsx'
import { toast } from '#web/ui/toast.tsx'
import { approve, correct, discard, publish, send, sendBack, sign, type Bulletin, type BulletinState } from '../../contract.ts'

const deeds = ['send', 'approve', 'sign', 'publish', 'correct', 'send-back', 'discard'] as const
type Deed = (typeof deeds)[number]

/** What each state waits for, the main deed first. */
const waits: Readonly<Record<BulletinState, readonly Deed[]>> = {
  draft: ['send', 'discard'], review: ['approve', 'send-back'], signing: ['sign', 'send-back'], signed: ['publish', 'send-back'], published: ['correct'], discarded: [],
}

interface DeedProps {
  bulletin: Bulletin
  onClose: () => void
  /** Saves what is still being written; false where that was refused. */
  flush: () => Promise<boolean>
}

/** A deed that is asked once more before it is done. */
function Sure({ title, note, verb, danger = false, onClose, run }: { title: string; note: ReactNode; verb: string; danger?: boolean; onClose: () => void; run: () => Promise<unknown> }) {
  const { t } = useTranslation()
  const deed = useDeed(onClose)
  return (
    <Modal open title={title} okText={verb} cancelText={t('act.cancel')} okButtonProps={{ danger, loading: deed.busy }} onOk={() => void deed.run(run)} onCancel={onClose}>
      <p className="sub">{note}</p>
      <div style={{ marginTop: 12 }}><Refused fault={deed.fault} /></div>
    </Modal>
  )
}

/** Sends, approves or publishes: title, what follows and the verb are words of the deed. */
function Plain({ deed, bulletin, onClose, flush }: DeedProps & { deed: 'send' | 'approve' | 'publish' | 'discard' }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const done = () => toast({ text: t(`bulletin.done.${deed}`) })
  const all = { send: useCommand(send, { onDone: done }), approve: useCommand(approve, { onDone: done }), publish: useCommand(publish, { onDone: done }), discard: useCommand(discard, { onDone: done }) }
  const run = async () => {
    if (deed === 'send' && !(await flush())) {
      onClose()
      return
    }
    await all[deed].runAsync({ id: bulletin.id })
    if (deed === 'discard') void navigate(linkTo('bulletins') ?? '/desk')
  }
  return <Sure title={t(`bulletin.sure.${deed}`)} note={t(`bulletin.sureNote.${deed}`)} verb={t(`bulletin.do.${deed}`)} danger={deed === 'discard'} onClose={onClose} run={run} />
}

/** Signing; numbers about few persons need a reason of the signer's own. */
function Sign({ bulletin, onClose }: DeedProps) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const { runAsync } = useCommand(sign, { onDone: () => toast({ text: t('bulletin.done.sign') }) })
  const few = bulletin.numbers.filter((one) => one.few)
  const { id } = bulletin
  if (few.length === 0) return <Sure title={t('bulletin.sure.sign')} note={t('bulletin.sureNote.sign')} verb={t('bulletin.do.sign')} onClose={onClose} run={() => runAsync({ id })} />
  const names = few.map((one) => `${one.name[language]} ${one.shown} ${one.unit[language]}`).join('、')
  return (
    <ReasonDialog title={t('bulletin.sure.sign')} note={t('bulletin.signFew', { names })} verb={t('bulletin.do.sign')} onClose={onClose}
      onSubmit={(reason) => runAsync({ id, few: { keys: few.map((one) => one.key), reason } })} />
  )
}

function SendBack({ bulletin, onClose }: DeedProps) {
  const { t } = useTranslation()
  const { runAsync } = useCommand(sendBack, { onDone: () => toast({ text: t('bulletin.done.send-back') }) })
  return <ReasonDialog title={t('bulletin.sure.send-back')} note={t('bulletin.sureNote.send-back')} verb={t('bulletin.do.send-back')} onClose={onClose} onSubmit={(reason) => runAsync({ id: bulletin.id, reason })} />
}

function Correct({ bulletin, onClose }: DeedProps) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const { runAsync } = useCommand(correct, { onDone: () => toast({ text: t('bulletin.done.correct') }) })
  const options = bulletin.numbers.map(({ key, name, shown, unit }) => ({ value: key, label: `${name[language]} ${shown} ${unit[language]}` }))
  return (
    <FormDrawer<{ note: string; numbers?: string[] }> open title={t('bulletin.sure.correct')} verb={t('bulletin.do.correct')} onClose={onClose}
      onSubmit={({ note, numbers }) => runAsync({ id: bulletin.id, note, numbers: numbers ?? [] })}>
      <p className="sub" style={{ marginBottom: 16 }}>{t('bulletin.sureNote.correct')}</p>
      <Form.Item name="note" label={t('bulletin.correctNote')} rules={[{ required: true, whitespace: true }]}><Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={500} showCount /></Form.Item>
      {options.length > 0 && <Form.Item name="numbers" label={t('bulletin.correctNumbers')}><Checkbox.Group className="correct-numbers" options={options} /></Form.Item>}
    </FormDrawer>
  )
}

function Dialog({ deed, ...props }: DeedProps & { deed: Deed }) {
  if (deed === 'sign') return <Sign {...props} />
  if (deed === 'send-back') return <SendBack {...props} />
  return deed === 'correct' ? <Correct {...props} /> : <Plain deed={deed} {...props} />
}

/** What may be done with it now. What somebody else must do stands there grey, with the reason. */
export function Acts({ bulletin, flush }: Omit<DeedProps, 'onClose'>) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<Deed>()
  const [main, ...others] = waits[bulletin.state]
  const mayOf = (deed: Deed) => bulletin.may[deed] ?? 'bulletin.state'
  // Whose step it is says more than that an office does not reach.
  const whyNot = (deed: Deed) => t(['may.no-office', 'may.not-yours'].includes(mayOf(deed)) ? `bulletin.whose.${deed}` : `refuse.${mayOf(deed)}`)
  return (
    <>
      {others.filter((deed) => mayOf(deed) === 'ok').map((deed) => <Button key={deed} kind="outline" onClick={() => setOpen(deed)}>{t(`bulletin.do.${deed}`)}</Button>)}
      {main !== undefined && <Button onClick={() => setOpen(main)} {...(mayOf(main) !== 'ok' && { reason: whyNot(main) })}>{t(`bulletin.do.${main}`)}</Button>}
      {open && <Dialog deed={open} bulletin={bulletin} flush={flush} onClose={() => setOpen(undefined)} />}
    </>
  )
}
