import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { catalogue } from './catalogue.ts'
import { language } from './language.ts'

/** Readies the words of both languages and follows the reader's choice. Call it once, before the first render. */
export function startWords(): void {
  void i18next.use(initReactI18next).init({
    lng: language.get(),
    fallbackLng: 'zh',
    resources: { zh: { translation: catalogue.zh }, en: { translation: catalogue.en } },
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
