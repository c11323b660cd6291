import { useTranslation } from 'react-i18next'

/** The first stop of the keyboard: straight to the content. */
export function SkipLink() {
  const { t } = useTranslation()
  return <a className="skip" href="#main">{t('app.skip')}</a>
}
