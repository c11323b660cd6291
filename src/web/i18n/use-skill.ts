import { useTranslation } from 'react-i18next'

/** A team's skill in the reader's language; one that a committee named itself stays as it was written. */
export function useSkill(): (skill: string) => string {
  const { t } = useTranslation()
  return (skill) => t(`skill.${skill}`, { defaultValue: skill })
}
