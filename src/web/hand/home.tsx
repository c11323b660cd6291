import { ArrowRight, Bell, CircleCheck } from 'lucide-react'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { UnsentOrder } from '#kernels/marketplace/requests/web/pages.ts'
import { useCare } from '../care.ts'
import { useMe, useTeams } from '../me.ts'
import { linkTo } from '../routes.ts'
import { DrawnArches, DrawnHills } from '../ui/drawings.tsx'
import { Foot } from '../ui/foot.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Answered } from './answered.tsx'
import { CareHome } from './care-home.tsx'
import { CareSwitch } from './care-switch.tsx'
import { CommunityChip } from './community-chip.tsx'
import { HowItGoes } from './how-it-goes.tsx'
import { useGreeting, useLeads } from './leads.ts'
import { OrderChips } from './order-chips.tsx'
import { TeamTodos } from './team-todos.tsx'
import { TodoCard, useNothingToDo, useTodos } from './todos.tsx'
import { Section } from './ui/page.tsx'

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
  const [team] = useTeams()
  const todos = useTodos(Boolean(me))
  const nothing = useNothingToDo(Boolean(me))
  if (me === null) return <HowItGoes />
  if (todos === null) return null
  if (!todos) return <><Section title={t('home.todos')} /><Skeleton rows={2} /></>
  const none = todos.length === 0 && team === undefined
  return (
    <>
      <section aria-label={t('home.todos')}>
        <Section title={t('home.todos')} to={linkTo('orders')} more={t('act.all')} />
        {none ? <p className="page-pad"><span className="card todo-none"><CircleCheck />{nothing}</span></p> : (
          <ul className="page-pad cards">
            {todos.slice(0, 5).map((todo) => <TodoCard key={todo.request.id + todo.kind} todo={todo} />)}
            {team && <TeamTodos team={team} />}
          </ul>
        )}
      </section>
      {none && <HowItGoes />}
    </>
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
          <ul className={`home-icons${shown.length < 4 ? ` home-few few-${shown.length}` : ''}`}>
            {shown.map(({ name, Icon, to }) => <li key={name}><Link to={to}><i><Icon /></i>{t(`page.${name}`)}</Link></li>)}
          </ul>
        </nav>
      )}
      <div className="page-body"><Suspense><UnsentOrder /></Suspense><Todos /><Answered /></div>
      <Foot />
    </div>
  )
}

/** 首页: one thing to order, what leads on, what waits. In the large view one column of big tiles. */
export default function Home() {
  return useCare() ? <CareHome /> : <PlainHome />
}
