import { Timer } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { dropOut } from '../../apply/contract.ts'
import { useNow } from '#web/clock.ts'
import type { Hat } from '#web/hat.ts'
import { useFormat } from '#web/i18n/use-format.ts'
import { useCommand } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { Refused } from '#web/ui/states.tsx'
import { toast } from '#web/ui/toast.tsx'
import type { Card } from '../../contract.ts'

const still = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches

/** `1:07` until then; nothing once it is over. */
const leftOf = (until: string, now: number): string | undefined => {
  const seconds = Math.ceil((Date.parse(until) - now) / 1000)
  return seconds > 0 ? `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}` : undefined
}

function Left({ until }: { until: string }) {
  const { t } = useTranslation()
  const left = leftOf(until, useNow(1))
  return left === undefined ? null : <span className="hall-ticks num" aria-hidden="true">{t('hall.applyLeft', { left })}</span>
}

/** Until when teams apply, with the seconds that are left; whoever wants no motion reads the time alone. */
export function ApplyUntil({ until }: { until: string }) {
  const { t } = useTranslation()
  const { hour } = useFormat()
  return <span className="hall-until num"><Timer />{t('hall.applyUntil', { time: hour(until) })}{!still() && <Left until={until} />}</span>
}

/** The team has applied: when it is decided, and the way back. */
export function Applied({ card, until, hat }: { card: Card; until: string; hat: Hat }) {
  const { t } = useTranslation()
  const { hour } = useFormat()
  const back = useCommand(dropOut, { hat, onDone: () => toast({ text: t('apply.dropped') }) })
  return (
    <>
      <span className="hall-until num"><Timer />{t('hall.applied', { time: hour(until) })}</span>
      <Button kind="outline" busy={back.isPending} onClick={() => back.run({ id: card.id })}>{t('hall.drop')}</Button>
      <Refused fault={back.error} />
    </>
  )
}
