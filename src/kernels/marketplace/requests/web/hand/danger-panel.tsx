import { Phone } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '#web/ui/button.tsx'
import { Sheet } from '#web/hand/ui/sheet.tsx'
import { numbersOf, type Danger } from './danger.ts'

/** What to do at once, and whom to call with one tap. */
function Calls({ dangers }: { dangers: readonly Danger[] }) {
  const { t } = useTranslation()
  return (
    <>
      {dangers.map((kind) => <p key={kind}>{t(`danger.${kind}`)}</p>)}
      <ul className="danger-calls" aria-label={t('danger.calls')}>
        {numbersOf(dangers).map((number) => (
          <li key={number}><a className="num" href={`tel:${number}`}><Phone /><b>{number}</b><span>{t(`danger.${number}`)}</span></a></li>
        ))}
      </ul>
    </>
  )
}

/** Stands under the words as soon as they speak of danger. */
export function DangerPanel({ dangers }: { dangers: readonly Danger[] }) {
  const { t } = useTranslation()
  return dangers.length === 0 ? null : <div className="danger" role="alert"><b>{t('danger.title')}</b><Calls dangers={dangers} /></div>
}

/** Comes before the order is sent. */
export function DangerSheet({ open, dangers, onCalm, onClose }: { open: boolean; dangers: readonly Danger[]; onCalm: () => void; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Sheet open={open} title={t('danger.title')} onClose={onClose} foot={<Button kind="outline" size="l" onClick={onCalm}>{t('danger.calm')}</Button>}>
      <div className="danger"><Calls dangers={dangers} /></div>
    </Sheet>
  )
}
