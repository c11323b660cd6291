import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { language } from './language.ts'
import type { Words } from './words.ts'

/** Readies these words in both languages and follows the reader's choice. Call it once, before the first render. */
export function startWords(words: Words): void {
  void i18next.use(initReactI18next).init({
    lng: language.get(),
    fallbackLng: 'zh',
    resources: { zh: { translation: words.zh }, en: { translation: words.en } },
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  const mark = () => {
    document.documentElement.lang = language.get() === 'zh' ? 'zh-CN' : 'en'
  }
  mark()
  language.subscribe(() => {
    mark()
    void i18next.changeLanguage(language.get())
  })
}
