import { Button as AntButton, Select } from 'antd'
import { FilePlus2, Newspaper } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { DataTable, OpenRow, type Column } from '#web/desk/ui/data-table.tsx'
import { FormDrawer } from '#web/desk/ui/form-drawer.tsx'
import { DeskPage, PageHead } from '#web/desk/ui/page-head.tsx'
import { daysOf, SpanPicker } from '#web/desk/ui/span-picker.tsx'
import { dayNow, useSpanText } from '#web/i18n/span.ts'
import { useFormat } from '#web/i18n/use-format.ts'
import { useOffice } from '#web/me.ts'
import { useCommand, useListOf } from '#web/query.ts'
import { linkTo } from '#web/routes.ts'
import { Button } from '#web/ui/button.tsx'
import { Tag, type Tone } from '#web/ui/tag.tsx'
import { BulletinState, draft, list, type Line } from '../../contract.ts'

const tones: Readonly<Record<BulletinState, Tone>> = { draft: 'grey', review: 'warm', signing: 'warm', signed: 'blue', published: 'ok', discarded: 'grey' }

/** What this reader can do next with it; undefined where it waits for somebody else. */
const nextOf = ({ may }: Line): string | undefined => ['approve', 'sign', 'publish', 'send'].find((act) => may[act] === 'ok')

function useColumns(onOpen: (line: Line) => void): Column<Line>[] {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const spanText = useSpanText()
  return [
    { title: t('bulletin.title'), show: (line) => <OpenRow title={line.title} note={`${line.org.name} · ${spanText(line.span)}`} onOpen={() => onOpen(line)} /> },
    { title: t('bulletin.state'), show: ({ state }) => <Tag tone={tones[state]}>{t(`state.bulletin.${state}`)}</Tag> },
    { title: t('bulletin.forYou'), show: (line) => { const act = nextOf(line); return act === undefined ? <span className="muted">—</span> : <Tag tone="qing">{t(`bulletin.wait.${act}`)}</Tag> } },
    { title: t('bulletin.issue'), show: ({ issue }) => (issue === null ? <span className="muted">—</span> : <span className="num">{t('bulletin.numberShort', { ...issue })}</span>) },
    { title: t('bulletin.by.editor'), show: ({ editor }) => editor.name },
    { title: t('bulletin.saved'), show: ({ saved }) => <span className="num">{moment(saved)}</span> },
  ]
}

/** Which days a new draft tells of; what it counts comes from the outline. */
function NewDraft({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const today = dayNow(useFormat().now)
  const spanText = useSpanText()
  const [days, setDays] = useState(() => daysOf('month', today))
  const { runAsync } = useCommand(draft, { onDone: ({ id }) => void navigate(linkTo('bulletin', { id }) ?? '/desk') })
  return (
    <FormDrawer open title={t('bulletin.newTitle')} verb={t('bulletin.newVerb')} onSubmit={() => runAsync(days)} onClose={onClose}>
      <p className="sub" style={{ marginBottom: 16 }}>{t('bulletin.newNote')}</p>
      <p style={{ marginBottom: 8 }}>{t('span.title')}</p>
      <SpanPicker value={days} onChange={setDays} />
      <p className="muted" style={{ marginTop: 8 }}>{spanText(days)}</p>
    </FormDrawer>
  )
}

/** Drafting is an editor's; others see the button grey, with the reason. */
function Begin({ role }: { role: string }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const reason = role === 'editor' ? {} : { reason: t('bulletin.editorOnly') }
  return (
    <>
      <Button icon={<FilePlus2 />} onClick={() => setOpen(true)} {...reason}>{t('bulletin.new')}</Button>
      {open && <NewDraft onClose={() => setOpen(false)} />}
    </>
  )
}

/** 简报: every bulletin of the worn office and below, with its state and what it waits for. */
export default function BulletinsPage() {
  const { t } = useTranslation()
  const office = useOffice()
  const navigate = useNavigate()
  const [state, setState] = useState<BulletinState>()
  const query = useListOf(list, state === undefined ? {} : { state })
  const open = ({ id }: Line) => void navigate(linkTo('bulletin', { id }) ?? '/desk')
  const columns = useColumns(open)
  const out = linkTo('issues')
  if (!office) return null
  const filter = (
    <Select<BulletinState | 'all'> aria-label={t('bulletin.state')} value={state ?? 'all'} onChange={(next) => setState(next === 'all' ? undefined : next)} style={{ minWidth: 120 }}
      options={[{ value: 'all', label: t('act.all') }, ...BulletinState.options.map((one) => ({ value: one, label: t(`state.bulletin.${one}`) }))]} />
  )
  return (
    <DeskPage>
      <PageHead title={t('page.bulletins')} note={t('bulletin.note')}>
        {out !== undefined && <AntButton href={out} icon={<Newspaper />}>{t('bulletin.toIssues')}</AntButton>}
        <Begin role={office.role} />
      </PageHead>
      <DataTable title={t('page.bulletins')} query={query} columns={columns} rowKey={({ id }) => id} onOpen={open} actions={filter}
        empty={{ title: t('bulletin.none'), note: t(office.role === 'editor' ? 'bulletin.noneNote' : 'bulletin.noneNoteOther') }} />
    </DeskPage>
  )
}
