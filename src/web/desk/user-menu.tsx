import { Dropdown, type MenuProps } from 'antd'
import { Settings } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { language } from '../i18n/language.ts'
import { useMe, useOffice, useSignOut } from '../me.ts'
import { Initials } from '../ui/cover.tsx'

/** Who sits here; a press opens language, the way to the hand pages, and signing out. */
export function UserMenu() {
  const { t } = useTranslation()
  const me = useMe()
  const office = useOffice()
  const signOut = useSignOut()
  if (!me.data) return null
  const { name } = me.data
  const items: MenuProps['items'] = [
    { key: 'language', label: t('app.otherLanguage'), onClick: () => language.set(language.get() === 'zh' ? 'en' : 'zh') },
    { key: 'hand', label: <a href="/">{t('app.toHand')}</a> },
    { type: 'divider' },
    { key: 'out', label: t('act.signOut'), onClick: signOut },
  ]
  return (
    <Dropdown menu={{ items }} trigger={['click']} placement="topRight">
      <button type="button" className="desk-user">
        <Initials name={name} />
        <span className="grow"><span className="hidden-text">{t('desk.account')}</span><span>{name}</span>{office && <small className="one">{office.org.name}·{t(`role.${office.role}`)}</small>}</span>
        <Settings />
      </button>
    </Dropdown>
  )
}
