import { Download, EyeOff, FileSpreadsheet } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import type { Id } from '#platform/contract.ts'
import { DeskPage, PageHead } from '#web/desk/ui/page-head.tsx'
import { SpanPicker } from '#web/desk/ui/span-picker.tsx'
import { download } from '#web/call.ts'
import { useSpanText } from '#web/i18n/span.ts'
import { useFormat } from '#web/i18n/use-format.ts'
import { useOffice, type WornOffice } from '#web/me.ts'
import { useQueryOf } from '#web/query.ts'
import { linkTo } from '#web/routes.ts'
import { Button } from '#web/ui/button.tsx'
import { KeyValues } from '#web/ui/figure.tsx'
import { Await, Refused, RefusalPanel } from '#web/ui/states.tsx'
import { sheet, show, xlsx } from '../../contract.ts'
import { counted, useAsked, type Asked, type Whole } from './asked.ts'
import { Below, ByDay } from './parts.tsx'
import { Rows } from './rows.tsx'
import { Scope } from './scope.tsx'
import './figures.css'

function Definition({ figure }: { figure: Whole }) {
  const { t } = useTranslation()
  const { language, moment } = useFormat()
  const spanText = useSpanText()
  const { name, shown, unit, how, edition, org, span, now, rows, asOf, few } = figure
  return (
    <section className="card figure-whole" aria-label={name[language]}>
      <div className="value">
        {shown === null ? <span className="hidden-value"><EyeOff />{t('figure.hidden')}</span> : <><b className="num">{shown}</b><i>{unit[language]}</i></>}
      </div>
      <KeyValues items={[
        [t('figure.how'), how[language]],
        [t('figure.where'), org.name],
        [t('figure.span'), now ? t('figure.standing') : spanText(span)],
        ...(rows === null ? [] : [[t('figure.behind'), t('figure.rowsCount', { count: rows })] as const]),
        [t('figure.edition'), edition],
        [t('figure.asOf'), moment(asOf)],
      ]} />
      {few && <RefusalPanel title={t(shown === null ? 'figure.hidden' : 'figure.few')} note={shown === null ? t('figure.hiddenNote', { fewest: 10 }) : t('figure.fewNote')} />}
    </section>
  )
}

const files = { xlsx, csv: sheet } as const
type Ending = keyof typeof files

/** All rows as a file; it says so where it cannot be had. */
function Export({ figure, asked }: { figure: Whole; asked: Asked }) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const [busy, setBusy] = useState<Ending>()
  const [fault, setFault] = useState<unknown>()
  const { key, org, name, span } = figure
  const save = async (ending: Ending) => {
    setBusy(ending)
    setFault(undefined)
    try {
      await download(files[ending], { ...asked, key, lang: language }, `${org.name}-${name[language]}-${span.from}-${span.to}.${ending}`)
    } catch (error) {
      setFault(error)
    } finally {
      setBusy(undefined)
    }
  }
  const reason = figure.shown === null ? { reason: t('figure.rowsHidden') } : {}
  return (
    <>
      <Button kind="outline" icon={<FileSpreadsheet />} busy={busy === 'xlsx'} onClick={() => void save('xlsx')} {...reason}>{t('figure.xlsx')}</Button>
      {figure.shown !== null && <Button kind="outline" icon={<Download />} busy={busy === 'csv'} onClick={() => void save('csv')}>{t('figure.csv')}</Button>}
      <Refused fault={fault} />
    </>
  )
}

const Body = ({ figure, asked, onOpen }: { figure: Whole; asked: Asked; onOpen: (org: Id<'org'>) => void }) => (
  <>
    <div className="figure-top"><Definition figure={figure} /><ByDay figure={figure} /></div>
    <Below figure={figure} onOpen={onOpen} />
    <Rows figure={figure} asked={asked} />
  </>
)

const allOf = (search: string) => (linkTo('figures') ?? '/desk') + search

function One({ office, of }: { office: WornOffice; of: string }) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const { asked, ask, search } = useAsked()
  const query = useQueryOf(show, { ...asked, key: of }, { also: counted })
  const { data } = query
  const open = (org: Id<'org'>) => ask({ org })
  return (
    <DeskPage>
      <PageHead title={data?.name[language] ?? t('page.figure')} crumbs={[{ title: t('page.figures'), to: allOf(search) }]}>
        {data && <Export figure={data} asked={asked} />}
      </PageHead>
      <div className="figure-asked">
        {data?.now !== true && <SpanPicker value={asked} onChange={ask} />}
        <Scope office={office} org={data?.org ?? office.org} onChoose={open} />
      </div>
      <Await query={query}>{(figure) => <Body figure={figure} asked={asked} onOpen={open} />}</Await>
    </DeskPage>
  )
}

/** One figure: the value, how it is counted, its days, the organisations below, and every row. */
export default function FigurePage() {
  const office = useOffice()
  const { key } = useParams()
  return office && key !== undefined ? <One key={`${office.id} ${key}`} office={office} of={key} /> : null
}
