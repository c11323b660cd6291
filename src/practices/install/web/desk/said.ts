import { useLanguage } from '#web/i18n/language.ts'

/** Picks the reader's language out of a practice's own words. */
export function useSaid(): (words: { zh: string; en: string }) => string {
  const language = useLanguage()
  return (words) => words[language]
}
