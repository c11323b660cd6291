import { Languages } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { language } from '../i18n/language.ts'

/** One press to the other language; it is named in that language. */
export function LanguageSwitch() {
  const { t } = useTranslation()
  const other = language.get() === 'zh' ? 'en' : 'zh'
  return (
    <button type="button" className="pill" lang={other === 'zh' ? 'zh-CN' : 'en'} onClick={() => language.set(other)}>
      <Languages />{t('app.otherLanguage')}
    </button>
  )
}
