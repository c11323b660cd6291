import { Phone } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { KeyValues } from '#web/ui/figure.tsx'
import type { Sealed } from '../contract.ts'

/** What a look opened: where, whom to ask for, how to call, what was asked, the photo of it. */
export function Opened({ sealed }: { sealed: z.output<typeof Sealed> }) {
  const { t } = useTranslation()
  const items = [
    [t('sealed.address'), sealed.address],
    [t('sealed.name'), sealed.name],
    [t('sealed.phone'), <a key="phone" className="sealed-call num" href={`tel:${sealed.phone}`}><Phone />{sealed.phone.replace(/^\+86/, '')}</a>],
    [t('sealed.words'), sealed.words === '' ? <span key="words" className="muted">{t('sealed.noWords')}</span> : <span key="words" className="sealed-words">{sealed.words}</span>],
  ] as const
  return (
    <>
      <KeyValues items={items} />
      {sealed.photos.map((photo) => <img key={photo.slice(-32)} className="sealed-photo" src={photo} alt={t('order.photo.shown')} />)}
    </>
  )
}
