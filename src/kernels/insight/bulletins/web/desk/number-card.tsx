import { Link2, Lock, Users, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useSpanText } from '#web/i18n/span.ts'
import { useFormat } from '#web/i18n/use-format.ts'
import { Button } from '#web/ui/button.tsx'
import { KeyValues } from '#web/ui/figure.tsx'
import { Tag } from '#web/ui/tag.tsx'
import type { Bulletin, Counted } from '../../contract.ts'

/** What the card tells of a number: of the text, or of a figure that could stand there. */
export type Told = Pick<Counted, 'key' | 'name' | 'unit' | 'how' | 'edition' | 'few' | 'asOf' | 'span'> & { shown: string | null; rows: number | null; frozen: boolean }

interface CardProps {
  bulletin: Bulletin
  of: Told
  onRows: () => void
  onClose: () => void
}

function Tags({ of: { rows, frozen, few } }: { of: Told }) {
  const { t } = useTranslation()
  return (
    <p className="tags">
      {rows !== null && <Tag tone="ok" icon={<Link2 />}>{t('bulletin.linked', { count: rows })}</Tag>}
      {frozen && <Tag tone="qing" icon={<Lock />}>{t('bulletin.isFrozen')}</Tag>}
      {few && <Tag tone="warm" icon={<Users />}>{t('bulletin.fewMark')}</Tag>}
    </p>
  )
}

/** Beside the page: the number that was pressed, how it is counted, and the way to its rows. */
export function NumberCard({ bulletin, of, onRows, onClose }: CardProps) {
  const { t } = useTranslation()
  const { language, moment } = useFormat()
  const spanText = useSpanText()
  const { name, shown, unit, rows, frozen } = of
  return (
    <section className="margin-card number-card" aria-label={name[language]}>
      <div className="row between"><h2>{name[language]} <span className="num">{shown ?? '—'}</span> {unit[language]}</h2><button type="button" aria-label={t('act.close')} onClick={onClose}><X /></button></div>
      <Tags of={of} />
      <KeyValues items={[
        [t('bulletin.how'), of.how[language]],
        [t('bulletin.where'), `${bulletin.org.name}，${spanText(of.span ?? bulletin.span)}`],
        [t('bulletin.edition'), of.edition],
        [t(frozen ? 'bulletin.frozen' : 'bulletin.asOf'), moment(of.asOf)],
      ]} />
      {rows !== null && shown !== null && <Button kind="soft" size="s" block onClick={onRows}>{t('bulletin.openRows', { count: rows })}</Button>}
    </section>
  )
}
