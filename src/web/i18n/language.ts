import { kept, useStore } from '../store.ts'

/** The two languages of every page. Chinese comes first and is the default whatever the browser says. */
export type Language = 'zh' | 'en'

/** The reader's choice, remembered by this browser. */
export const language = kept<Language>('qq-language', (found) => (found === 'en' ? 'en' : 'zh'))

/** The language now, followed. */
export const useLanguage = (): Language => useStore(language)
