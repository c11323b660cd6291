import { useTranslation } from 'react-i18next'
import { library } from '#practices/install/contract.ts'
import { useLanguage } from '#web/i18n/language.ts'
import { useQueryOf } from '#web/query.ts'
import type { From, Service } from '../../contract.ts'

/** What of a service an organisation may change, as the command takes it. */
export const wordsOf = ({ zh, en, icon, minutes, promiseHours, skill, on, applySeconds }: Service) => ({ zh, en, icon, minutes, promiseHours, skill, on, applySeconds })

/** Who set a service, in words; a practice by the name that it has on its shelf. */
export function useFrom(): (from: From) => string {
  const { t } = useTranslation()
  const language = useLanguage()
  const { data } = useQueryOf(library, {}, { steady: true })
  return ({ org, practice }) => {
    if (practice === 'local') return t('menu.local', { org: org.name })
    const shelf = data?.items.find(({ key }) => practice.startsWith(`${key}@`))
    return t('menu.brought', { org: org.name, practice: shelf?.[language] ?? practice })
  }
}
