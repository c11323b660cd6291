import { ArrowRight, Bell, HandHelping } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useCare } from '../care.ts'
import { useNow } from '../clock.ts'
import { useFormat } from '../i18n/use-format.ts'
import { mayMeet, useMe } from '../me.ts'
import { linkTo, pagesOf } from '../routes.ts'
import { DrawnArches, DrawnHills } from '../ui/drawings.tsx'
import { Foot } from '../ui/foot.tsx'
import { CareSwitch } from './care-switch.tsx'
import { CommunityChip } from './community-chip.tsx'
import { OrderChips } from './order-chips.tsx'
import { ReadAloud } from './read-aloud.tsx'
import { TodoCard, useTodos } from './todos.tsx'
import { Section } from './ui/page.tsx'

function useGreeting(): string {
  const { t } = useTranslation()
  const hour = new Date(useNow() + 8 * 3_600_000).getUTCHours()
  const greeting = hour < 11 ? 'home.morning' : hour < 13 ? 'home.noon' : hour < 18 ? 'home.afternoon' : 'home.evening'
  const name = useMe().data?.name ?? ''
  return name === '' ? t(greeting) : t('home.hello', { name, greeting: t(greeting) })
}

/** What leads on from here: pages that want an icon here instead of a tab. The order form has its own card. */
function useLeads() {
  const me = useMe().data
  const wanted = pagesOf('hand').filter(({ name, nav }) => nav?.tab === false && name !== 'order' && mayMeet(nav.roles, me))
  return wanted.flatMap(({ name, path, nav }) => (nav ? [{ name, to: path, Icon: nav.icon }] : []))
}

function BellLink() {
  const { t } = useTranslation()
  const me = useMe().data
  const name = 'notices'
  const to = linkTo(name)
  if (to === undefined || !me) return null
  return <Link to={to} className="icon-btn" aria-label={`${t(`page.${name}`)} ${me.unseen}`}><Bell />{me.unseen > 0 && <i />}</Link>
}

function OrderCard() {
  const { t } = useTranslation()
  const to = linkTo('order')
  if (to === undefined) return null
  return (
    <section className="order-card on-qing" aria-label={t('home.orderTitle')}>
      <DrawnArches />
      <h2><Link to={to}>{t('home.orderTitle')}</Link></h2>
      <p>{t('home.orderNote')}</p>
      <Link to={to} className="go" aria-hidden="true" tabIndex={-1}><ArrowRight /></Link>
      <OrderChips to={to} />
    </section>
  )
}

function Todos() {
  const { t } = useTranslation()
  const me = useMe().data
  const todos = useTodos(Boolean(me))
  if (!me || !todos) return null
  return (
    <section aria-label={t('home.todos')}>
      <Section title={t('home.todos')} to={linkTo('orders')} more={t('act.all')} />
      {todos.length === 0 ? <p className="page-pad muted">{t('home.todosNone')}</p> : (
        <ul className="page-pad cards">{todos.slice(0, 5).map((todo) => <TodoCard key={todo.request.id + todo.kind} todo={todo} />)}</ul>
      )}
    </section>
  )
}

function CareHome() {
  const { t } = useTranslation()
  const { date, weekday, now } = useFormat()
  const greeting = useGreeting()
  const shown = useLeads()
  const order = linkTo('order')
  return (
    <div className="page page-white">
      <header className="care-head"><div><h1>{greeting}</h1><p>{date(now)} {weekday(now)}</p></div><CareSwitch /></header>
      <ReadAloud />
      <div id="read" className="care-tiles">
        {order !== undefined && (
          <Link to={order} className="main"><i><HandHelping /></i><span><b>{t('home.careOrder')}</b><small>{t('home.orderNote')}</small></span></Link>
        )}
        {shown.map(({ name, Icon, to }) => <Link key={name} to={to}><i><Icon /></i><b>{t(`page.${name}`)}</b></Link>)}
      </div>
      <Foot />
    </div>
  )
}

function PlainHome() {
  const { t } = useTranslation()
  const greeting = useGreeting()
  const shown = useLeads()
  return (
    <div className="page">
      <div className="home-head">
        <DrawnHills className="hills" />
        <div className="home-bar"><CommunityChip /><span className="end"><CareSwitch /><BellLink /></span></div>
        <h1>{greeting}</h1>
        <p>{t('home.welcome')}</p>
      </div>
      <OrderCard />
      {shown.length > 0 && (
        <nav aria-label={t('home.shortcuts')}>
          <ul className="home-icons">
            {shown.map(({ name, Icon, to }) => <li key={name}><Link to={to}><i><Icon /></i>{t(`page.${name}`)}</Link></li>)}
          </ul>
        </nav>
      )}
      <div className="page-body"><Todos /></div>
      <Foot />
    </div>
  )
}

/** 首页: one thing to order, what leads on, what waits. In the large view one column of big tiles. */
export default function Home() {
  return useCare() ? <CareHome /> : <PlainHome />
}
