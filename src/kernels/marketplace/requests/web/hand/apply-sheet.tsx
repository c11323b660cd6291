import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { apply } from '../../apply/contract.ts'
import { useFormat } from '#web/i18n/use-format.ts'
import { useMe } from '#web/me.ts'
import { useCommand } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { codeOf } from '#web/ui/say.ts'
import { RefusalPanel, Refused } from '#web/ui/states.tsx'
import { toast } from '#web/ui/toast.tsx'
import { Sheet } from '#web/hand/ui/sheet.tsx'
import { What, type ClaimProps } from './claim-sheet.tsx'
import { chosenOf, HelperPick, useMembers } from './helpers.tsx'

/** Names who would go (the leader unless told) and applies: entered only when the answer says so, and decided by nobody before the close. */
export function ApplySheet({ card, hat, gone, onWon, onClose }: ClaimProps) {
  const { t } = useTranslation()
  const { hour } = useFormat()
  const me = useMe().data
  const among = useMembers(hat)
  const [picked, setPicked] = useState<readonly string[]>()
  const time = hour(card.applying?.until ?? card.window.from)
  const send = useCommand(apply, {
    hat,
    onDone: () => {
      onWon()
      onClose()
      toast({ text: t('apply.done', { time }) })
    },
  })
  const ids = picked ?? (me ? [String(me.id)] : [])
  const over = codeOf(send.error) === 'request.not-applying' || ((gone || card.applying === null) && send.isIdle)
  const go = () => send.run({ id: card.id, helpers: chosenOf(among, ids) })
  const foot = over
    ? <Button size="l" onClick={onClose}>{t('claim.others')}</Button>
    : <Button size="l" busy={send.isPending} onClick={go} reason={ids.length === 0 ? t('helpers.none') : undefined}>{t(send.isPending ? 'apply.busy' : 'apply.go')}</Button>
  return (
    <Sheet open title={t('apply.title')} onClose={onClose} foot={foot}>
      <div className="stack">
        <What card={card} />
        {over ? <RefusalPanel title={t('apply.over')} note={t('apply.overNote')} /> : (
          <>
            <HelperPick among={among} value={ids} onChange={setPicked} />
            <p className="muted type-note">{t('apply.note', { time })}</p>
            <p className="apply-lot">{t('apply.lot')}<code>{card.applying?.lot}</code></p>
            <Refused fault={send.error} />
          </>
        )}
      </div>
    </Sheet>
  )
}
