import { EyeOff, MonitorPlay, Users } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { DeskPage, PageHead } from '#web/desk/ui/page-head.tsx'
import { SpanPicker } from '#web/desk/ui/span-picker.tsx'
import { useFormat } from '#web/i18n/use-format.ts'
import { useSpanText } from '#web/i18n/span.ts'
import { useOffice, type WornOffice } from '#web/me.ts'
import { useQueryOf } from '#web/query.ts'
import { linkTo, pathOf } from '#web/routes.ts'
import { ButtonLink } from '#web/ui/button.tsx'
import { Await, Empty } from '#web/ui/states.tsx'
import { Tag } from '#web/ui/tag.tsx'
import { list, type Figure } from '../../contract.ts'
import { counted, useAsked } from './asked.ts'
import { Scope } from './scope.tsx'
import './figures.css'

const groups = ['requests', 'services', 'books', 'people', 'other'] as const
const groupBy: Readonly<Record<string, (typeof groups)[number]>> = { requests: 'requests', services: 'services', hours: 'books', points: 'books', people: 'people', teams: 'people' }
/** Requests stand in the order of their life, then what waits. */
const life = ['submitted', 'accepted', 'claimed', 'confirmed', 'declined', 'closed', 'reopened', 'waiting', 'open', 'unconfirmed']
const rankOf = ({ key }: Figure): number => (life.indexOf(key.split('.')[1] ?? '') + life.length + 1) % (life.length + 1)
const groupOf = ({ key }: Figure) => groupBy[key.split('.')[0] ?? ''] ?? 'other'

function Card({ figure, search }: { figure: Figure; search: string }) {
  const { t } = useTranslation()
  const { language, moment } = useFormat()
  const { key, name, unit, shown, how, few, now, asOf } = figure
  return (
    <Link to={`${linkTo('figure', { key }) ?? ''}${search}`} className="card figure-card">
      <span className="name">{name[language]}{now && <Tag tone="blue">{t('figure.standing')}</Tag>}{few && shown !== null && <Tag tone="warm" icon={<Users />}>{t('figure.few')}</Tag>}</span>
      {shown === null ? <span className="hidden-value"><EyeOff />{t('figure.hidden')}</span> : <span><b className="num">{shown}</b><i>{unit[language]}</i></span>}
      <p>{how[language]}</p>
      <small>{t('state.asOf', { at: moment(asOf) })}</small>
    </Link>
  )
}

function Groups({ items, search }: { items: readonly Figure[]; search: string }) {
  const { t } = useTranslation()
  return groups.map((group) => {
    const found = items.filter((figure) => groupOf(figure) === group).toSorted((a, b) => rankOf(a) - rankOf(b))
    if (found.length === 0) return null
    return (
      <section key={group} aria-label={t(`figure.group.${group}`)} className="figure-group">
        <h2>{t(`figure.group.${group}`)}</h2>
        <div className="figure-cards">{found.map((figure) => <Card key={figure.key} figure={figure} search={search} />)}</div>
      </section>
    )
  })
}

function None() {
  const { t } = useTranslation()
  const library = linkTo('practices')
  const action = library === undefined ? {} : { action: <ButtonLink to={library}>{t('figure.toLibrary')}</ButtonLink> }
  return <Empty title={t('figure.none')} note={t('figure.noneNote')} {...action} />
}

function Figures({ office }: { office: WornOffice }) {
  const { t } = useTranslation()
  const { asked, ask, search } = useAsked()
  const spanText = useSpanText()
  const query = useQueryOf(list, asked, { also: counted })
  const wall = pathOf('wall')
  const org = query.data?.org ?? office.org
  return (
    <DeskPage>
      <PageHead title={t('page.figures')} note={t('figure.note')}>
        {wall !== undefined && <a className="btn btn-outline btn-m" href={wall}><MonitorPlay />{t('figure.wall')}</a>}
      </PageHead>
      <div className="figure-asked">
        <SpanPicker value={asked} onChange={ask} />
        <Scope office={office} org={org} onChoose={(to) => ask({ org: to })} />
        <span className="muted">{org.name} · {spanText(asked)}</span>
      </div>
      <Await query={query} empty={<None />}>{({ items }) => <Groups items={items} search={search} />}</Await>
    </DeskPage>
  )
}

/** 数字: everything that is counted here, over chosen days, each a way to the rows behind it. */
export default function FiguresPage() {
  const office = useOffice()
  return office ? <Figures key={office.id} office={office} /> : null
}
