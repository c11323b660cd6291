import { lazy } from 'react'
import { ClipboardCheck, Footprints, HandHeart, HandHelping, Inbox, LayoutDashboard, MessageSquareQuote, PhoneIncoming, Users } from 'lucide-react'
import type { Page } from '#web/pages.ts'
import { useWaiting } from './waiting.ts'

/** The pages of requests: the resident's, the team's, the desk's. */
export const pages: Page[] = [
  { shell: 'hand', path: '/order', name: 'order', load: () => import('./hand/order.tsx'), open: true, nav: { icon: HandHelping, order: 10, tab: false } },
  { shell: 'hand', path: '/requests', name: 'orders', load: () => import('./hand/orders.tsx'), nav: { icon: ClipboardCheck, order: 20 } },
  { shell: 'hand', path: '/requests/:id', name: 'request', load: () => import('./hand/request.tsx') },
  { shell: 'hand', path: '/hall', name: 'hall', load: () => import('./hand/hall.tsx'), nav: { icon: HandHeart, order: 30, tab: false, roles: ['team.leader'] } },
  { shell: 'hand', path: '/team', name: 'team', load: () => import('./hand/team.tsx'), nav: { icon: Users, order: 35, tab: false, roles: ['team.leader'] } },
  { shell: 'hand', path: '/visits', name: 'visits', load: () => import('./hand/visits.tsx'), nav: { icon: Footprints, order: 40, tab: false, roles: ['team.leader', 'team.member'] } },
  { shell: 'desk', path: '/desk', name: 'desk-today', load: () => import('./desk/today.tsx'), nav: { icon: LayoutDashboard, order: 0 } },
  {
    shell: 'desk', path: '/desk/requests', name: 'desk-requests', load: () => import('./desk/inbox.tsx'),
    nav: { icon: Inbox, order: 10, roles: ['staff', 'editor', 'leader', 'auditor'], useCount: useWaiting },
  },
  { shell: 'desk', path: '/desk/phone', name: 'desk-phone', load: () => import('./desk/phone.tsx'), nav: { icon: PhoneIncoming, order: 12, roles: ['staff'] } },
  { shell: 'desk', path: '/desk/replies', name: 'desk-replies', load: () => import('./desk/replies.tsx'), nav: { icon: MessageSquareQuote, order: 14, roles: ['staff'] } },
  { shell: 'desk', path: '/desk/requests/:id/slip', name: 'desk-slip', load: () => import('./desk/slip.tsx') },
  // Where a figure's rows lead to.
  { shell: 'desk', path: '/desk/requests/:id', name: 'desk-request', load: () => import('./desk/request.tsx') },
]

/** What the home page says of an order that was begun and not sent. */
export const UnsentOrder = lazy(async () => ({ default: (await import('./hand/unsent.tsx')).Unsent }))
