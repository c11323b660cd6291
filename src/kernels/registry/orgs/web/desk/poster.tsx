import { Segmented } from 'antd'
import { Printer } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { id, type Id } from '#platform/contract.ts'
import { OrgSelect } from '#web/desk/ui/org-select.tsx'
import { DeskPage, PageHead } from '#web/desk/ui/page-head.tsx'
import { useOffice } from '#web/me.ts'
import { useQueryOf } from '#web/query.ts'
import { linkTo } from '#web/routes.ts'
import { Button } from '#web/ui/button.tsx'
import { Logo } from '#web/ui/logo.tsx'
import { Qr } from '#web/ui/qr.tsx'
import { Await } from '#web/ui/states.tsx'
import { show } from '../../contract.ts'
import './poster.css'

const sizes = ['A4', 'A6'] as const
type Size = (typeof sizes)[number]

/** In millimetres, because style sheets know no A6 by name. */
const paper: Readonly<Record<Size, string>> = { A4: '210mm 297mm', A6: '105mm 148mm' }

const Org = id('org')

/** Where the code leads: this installation as this browser reaches it, with the community chosen. */
const addressOf = (org: Id<'org'>): string => `${location.origin}${linkTo('community') ?? '/'}?at=${org}`

/** One sheet, as it is printed. Who is old reads it from two steps away. */
function Sheet({ org, name, size }: { org: Id<'org'>; name: string; size: Size }) {
  const { t } = useTranslation()
  return (
    <article className="poster" data-size={size}>
      <style>{`@page{size:${paper[size]};margin:0}`}</style>
      <header><Logo /><b>{name}</b></header>
      <h2>{t('poster.ask')}</h2>
      <div className="poster-code"><Qr text={addressOf(org)} label={t('poster.code', { org: name })} /></div>
      <ol><li>{t('poster.how1')}</li><li>{t('poster.how2')}</li><li>{t('poster.how3')}</li></ol>
      <p>{t('poster.noPhone')}</p>
    </article>
  )
}

/** The community whose sheet it is: the desk's own, or the one that an office above has chosen. */
function useCommunity(): { org: Id<'org'> | undefined; own: boolean; choose: (org: Id<'org'>) => void } {
  const [search, setSearch] = useSearchParams()
  const office = useOffice()
  const own = office?.org.kind === 'community'
  const asked = Org.safeParse(search.get('org'))
  return { org: own ? office.org.id : asked.success ? asked.data : undefined, own, choose: (org) => setSearch({ org }, { replace: true }) }
}

/** The sheet of one community; `pick` chooses another. */
function Poster({ org, pick }: { org: Id<'org'>; pick: ReactNode }) {
  const { t } = useTranslation()
  const [size, setSize] = useState<Size>('A4')
  const query = useQueryOf(show, { id: org })
  const note = query.data === undefined ? {} : { note: t('poster.note', { org: query.data.name }) }
  return (
    <>
      <PageHead title={t('page.poster')} {...note}><Button icon={<Printer />} onClick={() => window.print()}>{t('poster.print')}</Button></PageHead>
      <div className="poster-picks">
        {pick}
        <Segmented aria-label={t('poster.size')} value={size} options={sizes.map((value) => ({ value, label: t(`poster.${value}`) }))} onChange={setSize} />
      </div>
      <Await query={query}>{({ name }) => <Sheet org={org} name={name} size={size} />}</Await>
    </>
  )
}

/** 张贴单: a sheet with the code of a community's order page, to be printed. */
export default function PosterPage() {
  const { t } = useTranslation()
  const office = useOffice()
  const { org, own, choose } = useCommunity()
  const pick = !own && office && (
    <OrgSelect label={t('poster.choose')} placeholder={t('poster.find')} under={office.org.id} kind="community" chosen={org} onChoose={choose} />
  )
  return (
    <DeskPage>
      {org === undefined ? <><PageHead title={t('page.poster')} note={t('poster.noteNone')} />{pick}</> : <Poster org={org} pick={pick} />}
    </DeskPage>
  )
}
