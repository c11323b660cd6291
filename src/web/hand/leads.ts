import type { LucideIcon } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useNow } from '../clock.ts'
import { sentence } from '../i18n/format.ts'
import { mayMeet, useMe } from '../me.ts'
import { pagesOf } from '../routes.ts'

/** `林思远，下午好`; without a name `下午好`. */
export function useGreeting(): string {
  const { t } = useTranslation()
  const hour = new Date(useNow() + 8 * 3_600_000).getUTCHours()
  const greeting = hour < 11 ? 'home.morning' : hour < 13 ? 'home.noon' : hour < 18 ? 'home.afternoon' : 'home.evening'
  const name = useMe().data?.name ?? ''
  return name === '' ? sentence(t(greeting)) : t('home.hello', { name, greeting: t(greeting) })
}

/** What leads on from the home page: pages that want an icon there instead of a tab. The order form has its own card. */
export function useLeads(): { name: string; to: string; Icon: LucideIcon }[] {
  const me = useMe().data
  const wanted = pagesOf('hand').filter(({ name, nav }) => nav?.tab === false && name !== 'order' && mayMeet(nav.roles, me))
  return wanted.flatMap(({ name, path, nav }) => (nav ? [{ name, to: path, Icon: nav.icon }] : []))
}
