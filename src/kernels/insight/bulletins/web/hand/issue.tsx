import { FileDown, FileText, Info } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { id as idOf, type Id } from '#platform/contract.ts'
import { HandPage } from '#web/hand/ui/page.tsx'
import { WarmBar } from '#web/hand/ui/panels.tsx'
import { Sheet } from '#web/hand/ui/sheet.tsx'
import { useSpanText } from '#web/i18n/span.ts'
import { useFormat } from '#web/i18n/use-format.ts'
import { useMe } from '#web/me.ts'
import { useQueryOf } from '#web/query.ts'
import { linkTo } from '#web/routes.ts'
import { KeyValues } from '#web/ui/figure.tsx'
import { Missing } from '#web/ui/missing.tsx'
import { Await } from '#web/ui/states.tsx'
import { issue, type Counted, type Page } from '../../contract.ts'
import { byKey } from '../numbers.ts'
import { Corrections, PaperFoot, PaperHead, PaperText } from '../paper.tsx'
import './issue.css'

const file = (id: string, ending: 'docx' | 'pdf') => `/api/bulletins/${id}/bulletin.${ending}`

/** Offices find the rows at the desk; who holds none reads how it was counted. */
function RowsLink({ page, of }: { page: Page; of: Counted }) {
  const { t } = useTranslation()
  const offices = useMe().data?.offices ?? []
  const path = linkTo('bulletin', { id: page.id })
  if (path === undefined || !offices.some(({ hat }) => hat?.startsWith('tree:'))) return <p className="muted type-note">{t('bulletin.rowsAtDesk')}</p>
  return <a className="btn btn-soft btn-m btn-block" href={`${path}?number=${encodeURIComponent(of.key)}`}>{t('bulletin.openRows', { count: of.rows })}</a>
}

function Number({ page, of }: { page: Page; of: Counted }) {
  const { t } = useTranslation()
  const { language, moment } = useFormat()
  const spanText = useSpanText()
  return (
    <div className="stack">
      <p className="issue-value"><b className="num">{of.shown}</b> {of.unit[language]}</p>
      <KeyValues items={[
        [t('bulletin.how'), of.how[language]],
        [t('bulletin.where'), `${page.org.name}，${spanText(of.span ?? page.span)}`],
        [t('bulletin.behind'), t('bulletin.records', { count: of.rows })],
        [t('bulletin.frozen'), moment(of.asOf)],
        [t('bulletin.edition'), of.edition],
      ]} />
      <RowsLink page={page} of={of} />
    </div>
  )
}

function NumberSheet({ page, chosen, onClose }: { page: Page; chosen: string | undefined; onClose: () => void }) {
  const { language } = useFormat()
  const number = chosen === undefined ? undefined : byKey(page).get(chosen)
  return <Sheet open={number !== undefined} title={number?.name[language] ?? ''} onClose={onClose}>{number && <Number page={page} of={number} />}</Sheet>
}

function Read({ page }: { page: Page }) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<string>()
  const corrected = page.corrections.length > 0
  return (
    <>
      {corrected && <div className="issue-warn"><WarmBar icon={<Info />}>{t('bulletin.corrected', { count: page.corrections.length })}</WarmBar></div>}
      <article className="paper paper-hand" lang="zh-CN">
        <PaperHead masthead={page.masthead} issue={page.issue} issuer={page.issuer} day={page.issue?.day ?? page.span.to} />
        <PaperText page={page} chosen={chosen} onChoose={setChosen} />
        {corrected && <div className="issue-corrections"><Corrections of={page.corrections} /></div>}
        <PaperFoot page={page} />
      </article>
      <p className="issue-hint">{t('bulletin.pressNumber')}</p>
      <NumberSheet page={page} chosen={chosen} onClose={() => setChosen(undefined)} />
    </>
  )
}

function One({ of }: { of: Id<'bulletin'> }) {
  const { t } = useTranslation()
  const query = useQueryOf(issue, { id: of }, { also: ['bulletin'] })
  const bar = query.data && (
    <>
      <a className="btn btn-outline btn-m" href={file(of, 'docx')} download><FileText />{t('bulletin.word')}</a>
      <a className="btn btn-primary btn-m" href={file(of, 'pdf')} download><FileDown />{t('bulletin.pdf')}</a>
    </>
  )
  return (
    <HandPage title={t('page.issue')} back={linkTo('issues') ?? '/'} white bar={bar}>
      <div className="page-body"><Await query={query}>{(page) => <Read page={page} />}</Await></div>
    </HandPage>
  )
}

/** One published bulletin as it is read: its numbers say how they were counted, its corrections stand in sight. */
export default function IssuePage() {
  const of = idOf('bulletin').safeParse(useParams()['id'])
  return of.success ? <One of={of.data} /> : <Missing home="/" />
}
