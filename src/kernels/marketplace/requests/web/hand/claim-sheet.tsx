import { Clock, MapPin } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Hat } from '#web/hat.ts'
import { useFormat } from '#web/i18n/use-format.ts'
import { useCommand } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { codeOf, useSay } from '#web/ui/say.ts'
import { RefusalPanel, Refused } from '#web/ui/states.tsx'
import { toast } from '#web/ui/toast.tsx'
import { Sheet } from '#web/hand/ui/sheet.tsx'
import { claim, release, type Card } from '../../contract.ts'
import { terms } from '../../flow.ts'
import { HelperPick, useGoing } from './helpers.tsx'

/** A little less than the two minutes in which a claim goes back without a reason. */
const UNDO_SECONDS = terms.undoMinutes * 60 - 10

export interface ClaimProps {
  card: Card
  hat: Hat
  /** It is no longer in the hall. */
  gone: boolean
  /** How many others still are. */
  others: number
  onWon: () => void
  onClose: () => void
}

/** The claim itself: won only when the answer says so, and taken back from the toast. */
function useClaim({ card, hat, onWon, onClose }: ClaimProps) {
  const { t } = useTranslation()
  const say = useSay()
  const { day } = useFormat()
  const back = useCommand(release, { hat, onDone: () => toast({ text: t('release.done') }) })
  const undo = () => void back.runAsync({ id: card.id }).catch((fault: unknown) => toast({ text: say(fault) }))
  return useCommand(claim, {
    hat,
    onDone: ({ window }) => {
      onWon()
      onClose()
      toast({ text: t('claim.done', { day: day(window.from) }), note: t('claim.doneNote'), seconds: UNDO_SECONDS, undo: { label: t('release.open'), run: undo } })
    },
  })
}

function Lost({ others }: { others: number }) {
  const { t } = useTranslation()
  return <RefusalPanel title={t('claim.lostTitle')} note={others > 0 ? t('claim.lostNote', { count: others }) : t('claim.lostLast')} />
}

/** What it is, where and when. */
export function What({ card }: { card: Card }) {
  const { language, window } = useFormat()
  return (
    <div className="claim-what">
      <b>{card.service[language]}</b>
      <p><MapPin />{card.org.name}·{card.estate}</p>
      <p className="num"><Clock />{window(card.window.from, card.window.to)}</p>
    </div>
  )
}

function Go({ busy, why, onGo }: { busy: boolean; why: string | undefined; onGo: () => void }) {
  const { t } = useTranslation()
  return <Button size="l" busy={busy} onClick={onGo} reason={why}>{t(busy ? 'claim.busy' : 'claim.go')}</Button>
}

/** Names who goes there and claims. Who was slower is told kindly. */
export function ClaimSheet(props: ClaimProps) {
  const { card, hat, gone, others, onClose } = props
  const { t } = useTranslation()
  const { pick, chosen, why } = useGoing(hat)
  const take = useClaim(props)
  const lost = codeOf(take.error) === 'request.lost' || (gone && take.isIdle)
  const go = { busy: take.isPending, why, onGo: () => take.run({ id: card.id, helpers: chosen }) }
  const foot = lost ? <Button size="l" onClick={onClose}>{t('claim.others')}</Button> : <Go {...go} />
  return (
    <Sheet open title={t('claim.title')} onClose={onClose} foot={foot}>
      <div className="stack">
        <What card={card} />
        {lost ? <Lost others={others} /> : (
          <>
            <HelperPick {...pick} />
            <p className="muted type-note">{t('claim.note')}</p>
            <Refused fault={take.error} />
          </>
        )}
      </div>
    </Sheet>
  )
}
