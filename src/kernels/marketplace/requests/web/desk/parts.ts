import { useTranslation } from 'react-i18next'
import { hourText } from '#web/i18n/format.ts'
import { ahead, instantAt, parts } from '../days.ts'

const names = ['morning', 'afternoon', 'evening'] as const

/** The windows that people know by a name, with their hours; those that are over on that day are barred. */
export function useParts(day: string, now: number) {
  const { t } = useTranslation()
  const hours = (part: (typeof names)[number]) => `${hourText(instantAt('2026-01-01', parts[part].from))}–${hourText(instantAt('2026-01-01', parts[part].to))}`
  return names.map((part) => ({ value: part, label: `${t(`order.when.${part}`)} ${hours(part)}`, disabled: day !== '' && !ahead(day, part, now) }))
}
