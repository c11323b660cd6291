import { Check } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { DeskPage, PageHead } from '#web/desk/ui/page-head.tsx'
import { useOffice } from '#web/me.ts'
import { useQueryOf } from '#web/query.ts'
import { linkTo } from '#web/routes.ts'
import { ButtonLink } from '#web/ui/button.tsx'
import { Await, Empty } from '#web/ui/states.tsx'
import { Tag } from '#web/ui/tag.tsx'
import { library, type Installation, type Shelf } from '../../contract.ts'
import { BackToSetup } from './back-to-setup.tsx'
import { PracticeCover } from './cover.tsx'
import { PartIcon } from './part-icon.tsx'
import './practices.css'
import { useSaid } from './said.ts'

/** Whose numbers hold here, where it is in force. */
function InForce({ here, own }: { here: Installation | null; own: boolean }) {
  const { t } = useTranslation()
  if (here === null) return null
  return <Tag tone="ok" icon={<Check />}>{own ? t('practice.here', { version: here.version }) : t('practice.above', { name: here.org.name })}</Tag>
}

function Card({ practice }: { practice: Shelf }) {
  const { t } = useTranslation()
  const said = useSaid()
  const office = useOffice()
  const { here, installed: { length: count } } = practice
  const own = here?.org.id === office?.org.id
  return (
    <article className="card practice-card" aria-label={said(practice)}>
      <PracticeCover of={practice.key} parts={practice.holds.map(({ part }) => part)} />
      <div className="inside">
        <div className="name"><h2>{said(practice)}</h2><InForce here={here} own={own} /></div>
        <p className="type-note muted">{t('practice.from', { source: said(practice.source) })}</p>
        <p className="sub">{said(practice.about)}</p>
        <ul className="holds">{practice.holds.map((one) => <li key={`${one.part} ${one.zh}`}><PartIcon part={one.part} />{said(one)} {one.count > 1 && one.count}</li>)}</ul>
      </div>
      <footer>
        <span className="type-note muted">{count === 0 ? t('practice.nowhere') : t('practice.inUse', { count })}</span>
        <ButtonLink kind={here ? 'soft' : 'primary'} to={linkTo('practice', { key: practice.key }) ?? ''}>{t(here ? 'practice.open' : 'practice.look')}</ButtonLink>
      </footer>
    </article>
  )
}

/** 实践库: ways of working that others proved, each a card. */
export default function PracticesPage() {
  const { t } = useTranslation()
  const query = useQueryOf(library, {})
  return (
    <DeskPage>
      <PageHead title={t('practice.title')} note={t('practice.note')}><BackToSetup /></PageHead>
      <Await query={query} empty={<Empty title={t('practice.empty')} />}>
        {({ items }) => <div className="practice-cards">{items.map((practice) => <Card key={practice.key} practice={practice} />)}</div>}
      </Await>
    </DeskPage>
  )
}
