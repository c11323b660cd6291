import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { RefusedError } from '#web/call.ts'
import { isHat, wear } from '#web/hat.ts'
import { useMe, useOffice, useOffices, type WornOffice } from '#web/me.ts'
import { useQueryOf } from '#web/query.ts'
import { DrawnDoor, DrawnEmpty } from '#web/ui/drawings.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { Await, Problem, State } from '#web/ui/states.tsx'
import { WallFrame } from '#web/wall/ui/wall-frame.tsx'
import { show, type Trend } from '../../contract.ts'
import { River } from './river.tsx'
import { Ticker } from './ticker.tsx'
import { Compare, Heads, Month, Recent, Services, Waiting, type Shown } from './tiles.tsx'
import { NoTrend, TrendPanel } from './trend.tsx'
import './wall.css'

/** What figures here are made of: news of these draws the wall again. */
const counted = ['request', 'posting']
const readers = ['staff', 'editor', 'leader', 'auditor']

const useReading = (): WornOffice[] => useOffices().filter(({ role }) => readers.includes(role))

/** What the wall covers; with several offices, the choice of one. */
function Scope({ org, office }: { org: Shown['org']; office: WornOffice }) {
  const { t } = useTranslation()
  const offices = useReading()
  const name = org.below === 0 ? t('wall.scopeAlone', { name: org.name }) : t('wall.scope', { name: org.name, count: org.below })
  if (offices.length < 2) return name
  return (
    <select className="wall-office" aria-label={t('wall.choose')} value={office.wears} onChange={({ target }) => isHat(target.value) && wear(target.value)}>
      {offices.map((one) => <option key={one.id} value={one.wears}>{one.id === office.id ? name : `${one.org.name} · ${t(`role.${one.role}`)}`}</option>)}
    </select>
  )
}

function Middle({ shown }: { shown: Shown }) {
  const { t } = useTranslation()
  if (shown.river.bands.length === 0) return <State drawing={<DrawnEmpty />} title={t('wall.unbound')} note={t('wall.unboundNote')} />
  return <><Heads tiles={shown.heads} org={shown.org} /><River river={shown.river} org={shown.org} asOf={shown.asOf} /></>
}

/** Further trends, for a screen that is twice as wide. */
const Trends = ({ of, org }: { of: readonly Trend[]; org: Shown['org'] }) => of.map((trend) => <div key={trend.key} className="wall-wide-only"><TrendPanel trend={trend} org={org} /></div>)

function Screen({ shown, office, live }: { shown: Shown; office: WornOffice; live: boolean }) {
  const { t } = useTranslation()
  const { org, asOf } = shown
  const [first, ...others] = shown.trends.right
  return (
    <WallFrame title={t('wall.title')} scope={<Scope org={org} office={office} />} asOf={asOf} live={live} badge={shown.demo ? t('wall.demo') : undefined}
      left={<><Recent tiles={shown.recent} org={org} asOf={asOf} /><Waiting tiles={shown.waiting} org={org} /><Services tiles={shown.services} org={org} /><Trends of={shown.trends.left} org={org} /></>}
      right={<><Compare compare={shown.compare} /><Month tiles={shown.month} org={org} asOf={asOf} />{first ? <TrendPanel trend={first} org={org} /> : <NoTrend />}<Trends of={others} org={org} /></>}
      ticker={<Ticker news={shown.news} />}>
      <Middle shown={shown} />
    </WallFrame>
  )
}

function AtOffice({ office }: { office: WornOffice }) {
  const query = useQueryOf(show, {}, { also: counted, everySeconds: 60 })
  return <Await query={query}>{(shown) => <Screen shown={shown} office={office} live={!query.isError} />}</Await>
}

const refused = (code: string) => new RefusedError(401, { code, message: '', facts: {}, trace: '' })

function Reader({ strong }: { strong: boolean }) {
  const { t } = useTranslation()
  const worn = useOffice()
  const offices = useReading()
  const first = offices[0]?.wears
  const fits = offices.some(({ wears }) => wears === worn?.wears)
  useEffect(() => {
    if (!fits && first !== undefined) wear(first)
  }, [fits, first])
  if (offices.length === 0) return <State alone drawing={<DrawnDoor />} title={t('wall.noOffice')} note={t('wall.noOfficeNote')} action={<a className="btn btn-primary btn-m" href="/desk">{t('wall.toDesk')}</a>} />
  if (!strong) return <Problem alone fault={refused('sign-in.second-factor')} />
  return worn && fits ? <AtOffice key={worn.id} office={worn} /> : <Skeleton block={96} />
}

/** 驾驶舱: what the worn office may count, on one screen, drawn again whenever something happens. */
export default function WallPage() {
  const me = useMe()
  if (me.data === undefined) return me.error ? <Problem alone fault={me.error} onRetry={() => void me.refetch()} /> : <Skeleton block={96} />
  return me.data === null ? <Problem alone fault={refused('may.sign-in')} /> : <Reader strong={me.data.strong} />
}
