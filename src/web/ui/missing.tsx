import { useTranslation } from 'react-i18next'
import { ButtonLink } from './button.tsx'
import { DrawnEmpty } from './drawings.tsx'
import { State } from './states.tsx'

/** An address that no page has. `home` is the shell's first page. */
export function Missing({ home }: { home: string }) {
  const { t } = useTranslation()
  return (
    <State alone drawing={<DrawnEmpty />} title={t('page.missing')} note={t('state.missingNote')}
      action={<ButtonLink to={home}>{t('act.home')}</ButtonLink>} />
  )
}
