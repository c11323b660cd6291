import { useTranslation } from 'react-i18next'
import { useFormat } from '#web/i18n/use-format.ts'
import { ServiceIcon } from '#web/ui/service-icon.tsx'
import type { News } from '../../contract.ts'

/** What was confirmed lately: service and county, nobody's name, an hour late. */
export function Ticker({ news }: { news: readonly News[] }) {
  const { t } = useTranslation()
  const { language } = useFormat()
  return (
    <>
      <b>{t('wall.news')}</b>
      <small>{t('wall.newsNote')}</small>
      <p className="wall-news">
        {news.length === 0 ? t('wall.newsNone') : news.map(({ service, icon, county }) => (
          <span key={`${service.zh} ${county}`}><ServiceIcon name={icon} />{service[language]} · {county}</span>
        ))}
      </p>
    </>
  )
}
