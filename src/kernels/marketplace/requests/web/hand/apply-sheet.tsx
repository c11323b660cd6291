import { useTranslation } from 'react-i18next'
import { apply } from '../../apply/contract.ts'
import { useFormat } from '#web/i18n/use-format.ts'
import { useCommand } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { codeOf } from '#web/ui/say.ts'
import { RefusalPanel, Refused } from '#web/ui/states.tsx'
import { toast } from '#web/ui/toast.tsx'
import { Sheet } from '#web/hand/ui/sheet.tsx'
import type { Card } from '../../contract.ts'
import { What, type ClaimProps } from './claim-sheet.tsx'
import { HelperPick, useGoing } from './helpers.tsx'

type Applying = NonNullable<Card['applying']>

/** The application itself: entered only when the answer says so. */
function useApply({ hat, onWon, onClose }: ClaimProps, time: string) {
  const { t } = useTranslation()
  return useCommand(apply, {
    hat,
    onDone: () => {
      onWon()
      onClose()
      toast({ text: t('apply.done', { time }) })
    },
  })
}

/** Until when, by what it is decided, and the lot that is drawn already. */
function Rule({ lot, time }: { lot: string; time: string }) {
  const { t } = useTranslation()
  return (
    <>
      <p className="muted type-note">{t('apply.note', { time })}</p>
      <p className="apply-lot">{t('apply.lot')}<code>{lot}</code></p>
    </>
  )
}

function Go({ busy, why, onGo }: { busy: boolean; why: string | undefined; onGo: () => void }) {
  const { t } = useTranslation()
  return <Button size="l" busy={busy} onClick={onGo} reason={why}>{t(busy ? 'apply.busy' : 'apply.go')}</Button>
}

/** Names who would go (the leader unless told) and applies; nobody decides before the close. */
export function ApplySheet(props: ClaimProps & { applying: Applying }) {
  const { card, hat, gone, applying, onClose } = props
  const { t } = useTranslation()
  const time = useFormat().hour(applying.until)
  const { pick, chosen, why } = useGoing(hat)
  const send = useApply(props, time)
  const over = codeOf(send.error) === 'request.not-applying' || (gone && send.isIdle)
  const go = { busy: send.isPending, why, onGo: () => send.run({ id: card.id, helpers: chosen }) }
  return (
    <Sheet open title={t('apply.title')} onClose={onClose} foot={over ? <Button size="l" onClick={onClose}>{t('claim.others')}</Button> : <Go {...go} />}>
      <div className="stack">
        <What card={card} />
        {over ? <RefusalPanel title={t('apply.over')} note={t('apply.overNote')} /> : (
          <>
            <HelperPick {...pick} />
            <Rule lot={applying.lot} time={time} />
            <Refused fault={send.error} />
          </>
        )}
      </div>
    </Sheet>
  )
}
