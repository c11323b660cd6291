import { useTranslation } from 'react-i18next'
import { useMe } from '#web/me.ts'

/** The organisation right above the reader's team: whose staff see the document. */
export function useAbove(): string {
  const { t } = useTranslation()
  return useMe().data?.offices.find(({ role }) => role.startsWith('team.'))?.above.at(-1) ?? t('clearance.above')
}
