import { ClipboardCheck, HandHelping, Phone, type LucideIcon } from 'lucide-react'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Id } from '#platform/contract.ts'
import { menu } from '#kernels/marketplace/catalogue/contract.ts'
import { UnsentOrder } from '#kernels/marketplace/requests/web/pages.ts'
import { show } from '#kernels/registry/setup/contract.ts'
import { listText, momentText } from '../i18n/format.ts'
import { useFormat } from '../i18n/use-format.ts'
import { useLanguage } from '../i18n/language.ts'
import { useMe } from '../me.ts'
import { useQueryOf } from '../query.ts'
import { linkTo } from '../routes.ts'
import { Foot } from '../ui/foot.tsx'
import { Answered } from './answered.tsx'
import { CareBar } from './care-bar.tsx'
import { useCommunity } from './community.ts'
import { useGreeting, useLeads } from './leads.ts'
import { useNothingToDo, useTodos } from './todos.tsx'

function Tile({ to, Icon, title, note, main = false }: { to: string; Icon: LucideIcon; title: string; note?: string | undefined; main?: boolean }) {
  return <Link to={to} className={main ? 'main' : ''}><i><Icon /></i><span><b>{title}</b>{note !== undefined && <small>{note}</small>}</span></Link>
}

/** What one can ask for here, by name. */
function OrderNote({ to, org }: { to: string; org: Id<'org'> }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const services = (useQueryOf(menu, { org }).data?.services ?? []).filter(({ on }) => on).slice(0, 3).map((one) => one[language])
  const note = services.length === 0 ? t('home.orderNote') : listText(services, language)
  return <Tile main to={to} Icon={HandHelping} title={t('home.careOrder')} note={note} />
}

function OrderTile() {
  const { t } = useTranslation()
  const to = linkTo('order')
  const community = useCommunity()
  if (to === undefined) return null
  return community ? <OrderNote to={to} org={community} /> : <Tile main to={to} Icon={HandHelping} title={t('home.careOrder')} note={t('home.orderNote')} />
}

/** What I asked for, and the next thing that happens with it. */
function MineTile() {
  const { t } = useTranslation()
  const { now, language } = useFormat()
  const to = linkTo('orders')
  const name = 'orders'
  const [next] = useTodos(true) ?? []
  const nothing = useNothingToDo(true)
  if (to === undefined) return null
  const when = next !== undefined && next.kind !== 'confirm' ? `${momentText(next.at, now, language)} ` : ''
  const note = next === undefined ? nothing : `${when}${next.request.service[language]}${language === 'zh' ? '，' : ', '}${t(`home.todo.${next.kind}`)}`
  return <Tile to={to} Icon={ClipboardCheck} title={t(`page.${name}`)} note={note} />
}

const PHONE = /(?:\+?86[ -]?)?(?:1\d{10}|0\d{2,3}-?\d{7,8}|400-?\d{3}-?\d{4})/

/** Who runs this, one tap to call: for whoever would rather talk. */
function CallTile() {
  const { t } = useTranslation()
  const { data } = useQueryOf(show, {}, { hat: 'me', steady: true })
  const number = data && PHONE.exec(data.contact)?.[0]
  if (!data || number === undefined) return null
  return <a href={`tel:${number.replace(/[ -]/g, '')}`} className="care-phone"><i><Phone /></i><span><b>{t('home.call')}</b><small>{data.name}</small></span></a>
}

/** The home page in the large view: one column of big tiles, each with what it is about now. */
export function CareHome() {
  const { t } = useTranslation()
  const { dated, now } = useFormat()
  const me = useMe().data
  const greeting = useGreeting()
  const shown = useLeads()
  return (
    <div className="page page-white">
      <CareBar />
      <header className="care-head"><div><h1>{greeting}</h1><p>{dated(now)}</p></div></header>
      <Suspense><UnsentOrder /></Suspense>
      <div className="care-tiles">
        <OrderTile />
        {me && <MineTile />}
        {shown.map(({ name, Icon, to }) => <Tile key={name} to={to} Icon={Icon} title={t(`page.${name}`)} />)}
        <CallTile />
      </div>
      <Answered />
      <Foot />
    </div>
  )
}
