import { Popover } from 'antd'
import { CircleQuestionMark } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Page } from '../pages.ts'

/** What stops a newcomer on this page, in a few sentences under `help.<name>`; nothing on a page that has none. */
export function Help({ page }: { page: Page | undefined }) {
  const { t, i18n } = useTranslation()
  const key = `help.${page?.name ?? ''}`
  if (page === undefined || !i18n.exists(key)) return null
  const lines = t(key).split('\n').map((line) => <li key={line}>{line}</li>)
  return (
    <Popover key={key} trigger="click" placement="bottomRight" title={t(`page.${page.name}`)} content={<ul className="desk-help">{lines}</ul>}>
      <button type="button" className="desk-how"><CircleQuestionMark />{t('desk.how')}</button>
    </Popover>
  )
}
