import { Segmented } from 'antd'
import { Check } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { DataTable } from '#web/desk/ui/data-table.tsx'
import { DeskPage, PageHead } from '#web/desk/ui/page-head.tsx'
import { useFormat } from '#web/i18n/use-format.ts'
import { useQueryOf } from '#web/query.ts'
import { linkTo } from '#web/routes.ts'
import { Await } from '#web/ui/states.tsx'
import { Tag } from '#web/ui/tag.tsx'
import { show } from '../../contract.ts'
import { BackToSetup } from './back-to-setup.tsx'
import { InstallForm, type Shown, type Values } from './install-form.tsx'
import { PartIcon } from './part-icon.tsx'
import { Parts } from './parts.tsx'
import './practices.css'
import { useSaid } from './said.ts'
import { Story } from './story.tsx'

const views = ['picture', 'story', 'places'] as const
type View = (typeof views)[number]

/** Where it is installed, with the numbers that each place set. */
function Places({ practice }: { practice: Shown }) {
  const { t } = useTranslation()
  const { date } = useFormat()
  const said = useSaid()
  const numbers = (params: Values) =>
    practice.params.map((param) => `${said(param)} ${params[param.key] ?? param.default} ${t(`practice.unit.${param.kind}`)}`).join(' · ')
  return (
    <DataTable title={t('practice.tab.places')} rowKey={({ id }) => id} query={{ data: { items: practice.installed }, error: null, refetch: () => undefined }}
      columns={[
        { title: t('practice.place'), show: ({ org, version }) => <>{org.name} <Tag tone="qing">{practice.key}@{version}</Tag></> },
        { title: t('practice.numbers'), show: ({ params }) => <div className="numbers">{numbers(params)}</div> },
        { title: t('practice.when'), show: ({ since }) => date(since) },
      ]}
      empty={{ title: t('practice.nowhere') }} />
  )
}

function Brings({ practice }: { practice: Shown }) {
  const { t } = useTranslation()
  const said = useSaid()
  return (
    <section className="card practice-brings" aria-label={t('practice.brings')}>
      <h2>{t('practice.brings')}</h2>
      <ul>{practice.holds.map((one) => <li key={`${one.part} ${one.zh}`}><PartIcon part={one.part} />{said(one)}<b className="num">{one.count}</b></li>)}</ul>
    </section>
  )
}

function Head({ practice, children }: { practice: Shown; children: ReactNode }) {
  const { t } = useTranslation()
  const said = useSaid()
  const { here, installed, key, version } = practice
  const count = installed.length
  const used = count === 0 ? t('practice.nowhere') : t('practice.inUse', { count })
  return (
    <PageHead crumbs={[{ title: t('page.practices'), to: linkTo('practices') ?? '/desk' }]}
      title={<>{said(practice)} {here && <Tag tone="ok" icon={<Check />}>{t('practice.here', { version: here.version })}</Tag>}</>}
      note={`${key}@${version} · ${t('practice.from', { source: said(practice.source) })} · ${used}`}>
      {children}
    </PageHead>
  )
}

function Viewed({ view, practice, values }: { view: View; practice: Shown; values: Values }) {
  const said = useSaid()
  if (view === 'story') return <Story text={said(practice.story)} />
  if (view === 'places') return <Places practice={practice} />
  return <Parts parts={practice.parts} params={practice.params} values={values} />
}

function Whole({ practice }: { practice: Shown }) {
  const { t } = useTranslation()
  const [view, setView] = useState<View>('picture')
  const [values, setValues] = useState<Values>(practice.here?.params ?? {})
  const options = views.map((value) => ({ value, label: t(`practice.tab.${value}`) }))
  return (
    <>
      <Head practice={practice}><BackToSetup /><Segmented<View> aria-label={t('practice.tab')} options={options} value={view} onChange={setView} /></Head>
      <div className="practice">
        <div className="desk-gap"><Viewed view={view} practice={practice} values={values} /></div>
        <div className="desk-gap">
          <InstallForm key={practice.here?.id ?? ''} practice={practice} onValues={setValues} />
          <Brings practice={practice} />
        </div>
      </div>
    </>
  )
}

/** One practice: a picture of its parts, its story, who has it; at the right its numbers and the button that installs it. */
export default function PracticePage() {
  const key = useParams()['key'] ?? ''
  const query = useQueryOf(show, { key })
  return <DeskPage><Await query={query}>{(practice) => <Whole practice={practice} />}</Await></DeskPage>
}
