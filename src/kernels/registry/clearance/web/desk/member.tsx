import { Button, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Id } from '#platform/contract.ts'
import { TwoLines } from '#web/desk/ui/data-table.tsx'
import { useFormat } from '#web/i18n/use-format.ts'
import { useCommand, useQueryOf } from '#web/query.ts'
import { useSay } from '#web/ui/say.ts'
import { Tag, type Tone } from '#web/ui/tag.tsx'
import { toast } from '#web/ui/toast.tsx'
import { end, lackOf, list, see, type Clearance } from '../../contract.ts'
import './member.css'

interface Line { member: Clearance; name: string }

/** States that the document was seen, after one sentence of what that says; and takes it back after a slip. */
function useDeeds({ member, name }: Line) {
  const { t } = useTranslation()
  const say = useSay()
  const [modal, holder] = Modal.useModal()
  const done = (text: string) => () => toast({ text: t(text, { name }) })
  const seen = useCommand(see, { onDone: done('clearance.kept') })
  const back = useCommand(end, { onDone: done('clearance.takenBack') })
  const quietly = (work: Promise<unknown>) => work.catch((fault: unknown) => toast({ text: say(fault) }))
  const askSeen = () => void modal.confirm({
    title: t('clearance.seeTitle', { name }), content: t('clearance.seeNote'), okText: t('clearance.see'), cancelText: t('act.cancel'),
    onOk: () => quietly(seen.runAsync({ id: member.appointment })),
  })
  const askBack = ({ id }: { id: Id<'clearance'> }) => void modal.confirm({
    title: t('clearance.backTitle', { name }), content: t('clearance.backNote'), okText: t('clearance.back'), cancelText: t('act.cancel'), okButtonProps: { danger: true },
    onOk: () => quietly(back.runAsync({ id })),
  })
  return { holder, askSeen, askBack }
}

const tones: Readonly<Record<string, Tone>> = { unseen: 'warm', unsigned: 'yellow', paused: 'red' }

/** What is missing, or that she may go. */
function Stand({ member }: { member: Clearance }) {
  const { t } = useTranslation()
  const { date } = useFormat()
  const lack = lackOf(member)
  const tag = <Tag tone={lack === undefined ? 'ok' : (tones[lack] ?? 'grey')}>{t(lack === undefined ? 'clearance.mayShort' : `clearance.lack.${lack}`)}</Tag>
  return member.seen === null ? tag : <TwoLines title={tag} note={t('clearance.seenBy', { at: date(member.seen.day), org: member.seen.org, name: member.seen.officer })} />
}

function Deeds({ member, name }: Line) {
  const { t } = useTranslation()
  const { holder, askSeen, askBack } = useDeeds({ member, name })
  const { seen } = member
  return (
    <>
      {seen === null && member.may['see'] === 'ok' && <Button size="small" onClick={askSeen} aria-label={t('clearance.seeOf', { name })}>{t('clearance.see')}</Button>}
      {seen !== null && member.may['end'] === 'ok' && <Button type="link" size="small" onClick={() => askBack(seen)} aria-label={t('clearance.backOf', { name })}>{t('clearance.back')}</Button>}
      {holder}
    </>
  )
}

/** Whether a member of a team may go to homes: the document (when, and who saw it), the pledge, a pause; and the button of whoever sees it now. */
export function MemberClearance({ org, appointment, name }: { org: Id<'org'>; appointment: Id<'appointment'>; name: string }) {
  const { data } = useQueryOf(list, { org }, { also: ['appointment', 'consent'] })
  const member = data?.items.find((one) => one.appointment === appointment)
  if (member === undefined) return null
  return <div className="clearance-cell"><div><Stand member={member} /></div><Deeds member={member} name={name} /></div>
}
