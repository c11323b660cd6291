import { ClipboardCheck, Footprints, HandHelping, Star, type LucideIcon } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Section } from './ui/page.tsx'

const steps = [
  { step: 'ask', Icon: HandHelping }, { step: 'accept', Icon: ClipboardCheck }, { step: 'visit', Icon: Footprints }, { step: 'confirm', Icon: Star },
] as const satisfies readonly { step: string; Icon: LucideIcon }[]

/** From the order to the last word, in four small pictures: for whoever has nothing going on here yet. */
export function HowItGoes() {
  const { t } = useTranslation()
  return (
    <section aria-label={t('home.how')}>
      <Section title={t('home.how')} />
      <ol className="card how">
        {steps.map(({ step, Icon }) => <li key={step}><i><Icon /></i><b>{t(`home.how.${step}`)}</b><small>{t(`home.how.${step}Note`)}</small></li>)}
      </ol>
    </section>
  )
}
