import { Button, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDeed } from '#web/desk/ui/use-deed.ts'
import { useFormat } from '#web/i18n/use-format.ts'
import { useCommand, useQueryOf } from '#web/query.ts'
import { Refused } from '#web/ui/states.tsx'
import { Tag } from '#web/ui/tag.tsx'
import { toast } from '#web/ui/toast.tsx'
import { merge, twins, type Request, type Whole } from '../../contract.ts'
import { toneOf } from '../stand.ts'
import { purpose } from '../waiting.ts'

function MergeDialog({ request, into, onClose }: { request: Whole; into: Request; onClose: () => void }) {
  const { t } = useTranslation()
  const { runAsync } = useCommand(merge, { purpose, onDone: () => toast({ text: t('panel.mergeDone') }) })
  const { busy, fault, run } = useDeed(onClose)
  const send = () => void run(() => runAsync({ id: request.id, into: into.id }))
  return (
    <Modal open title={t('panel.mergeTitle', { number: into.number })} okText={t('panel.merge')} cancelText={t('act.cancel')} okButtonProps={{ loading: busy }} onOk={send} onCancel={onClose}>
      <p className="sub">{t('panel.mergeAsk')}</p>
      <Refused fault={fault} />
    </Modal>
  )
}

/** Other requests that may be the same; nothing where there is none. */
export function Twins({ request }: { request: Whole }) {
  const { t } = useTranslation()
  const { window } = useFormat()
  const [into, setInto] = useState<Request>()
  const items = useQueryOf(twins, { id: request.id }, { purpose }).data?.items ?? []
  if (items.length === 0) return null
  return (
    <section aria-label={t('panel.twins')}>
      <h3>{t('panel.twins')}</h3>
      <p className="muted type-note">{t('panel.twinsNote')}</p>
      <ul className="fit-list">
        {items.map((one) => (
          <li key={one.id}>
            <div className="grow"><b className="num">{one.number}</b> <Tag tone={toneOf[one.state]}>{t(`state.request.${one.state}`)}</Tag><p className="num">{window(one.window.from, one.window.to)}</p></div>
            <Button size="small" aria-label={t('panel.mergeInto', { number: one.number })} onClick={() => setInto(one)}>{t('panel.merge')}</Button>
          </li>
        ))}
      </ul>
      {into && <MergeDialog request={request} into={into} onClose={() => setInto(undefined)} />}
    </section>
  )
}
