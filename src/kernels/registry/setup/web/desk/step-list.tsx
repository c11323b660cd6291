import { Check } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { needs, steps, type StepName } from './course.ts'

interface StepsProps {
  done: Record<StepName, boolean>
  current: StepName
  onChoose: (step: StepName) => void
}

/** All steps at the left: what is done is ticked, and each that can be opened is a button. */
export function StepList({ done, current, onChoose }: StepsProps) {
  const { t } = useTranslation()
  return (
    <ol className="setup-steps" aria-label={t('setup.steps')}>
      {steps.map((step, at) => (
        <li key={step}>
          <button type="button" aria-current={step === current ? 'step' : undefined} disabled={needs[step].some((one) => !done[one])} onClick={() => onChoose(step)}>
            <span className="mark" data-done={done[step]}>{done[step] ? <Check /> : at + 1}</span>
            {t(`setup.step.${step}`)}
            {done[step] && <span className="hidden-text">{t('setup.stepDone')}</span>}
          </button>
        </li>
      ))}
    </ol>
  )
}
