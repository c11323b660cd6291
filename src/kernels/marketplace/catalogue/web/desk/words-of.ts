import { useTranslation } from 'react-i18next'
import type { From, Service } from '../../contract.ts'

/** What of a service an organisation may change, as the command takes it. */
export const wordsOf = ({ zh, en, icon, minutes, promiseHours, skill, on }: Service) => ({ zh, en, icon, minutes, promiseHours, skill, on })

/** Who set a service, in words. */
export function useFrom(): (from: From) => string {
  const { t } = useTranslation()
  return ({ org, practice }) =>
    practice === 'local' ? t('menu.local', { org: org.name }) : t('menu.brought', { org: org.name, practice })
}
