import { Cloud, CloudOff, FileDown, FileText, Info, Lock, RotateCw } from 'lucide-react'
import { useCallback, useMemo, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams, useSearchParams } from 'react-router'
import { id as idOf, type Id } from '#platform/contract.ts'
import { download, RefusedError } from '#web/call.ts'
import { dayNow } from '#web/i18n/span.ts'
import { useFormat } from '#web/i18n/use-format.ts'
import { useQueryOf } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { Missing } from '#web/ui/missing.tsx'
import { Await, Refused, RefusalPanel } from '#web/ui/states.tsx'
import { docx, pdf, show, type Bulletin } from '../../contract.ts'
import { byKey } from '../numbers.ts'
import { Corrections, PaperFoot, PaperHead, PaperText } from '../paper.tsx'
import { Acts } from './acts.tsx'
import { Editor, type EditorHandle } from './editor.tsx'
import { Facts, useFacts, type Fact } from './facts.tsx'
import { NumberCard, type Told } from './number-card.tsx'
import { NumberRows } from './number-rows.tsx'
import { useSaving, type Saving } from './saving.ts'
import { History, Steps } from './steps.tsx'
import './composer.css'

/** Both files, as they would be printed now; a draft is saved first. */
function Files({ bulletin, flush }: { bulletin: Bulletin; flush: () => Promise<boolean> }) {
  const { t } = useTranslation()
  const [busy, setBusy] = useState<string>()
  const [fault, setFault] = useState<unknown>()
  const save = async (ending: 'docx' | 'pdf') => {
    setBusy(ending)
    setFault(undefined)
    const number = bulletin.issue === null ? t('bulletin.unnumbered') : t('bulletin.number', { ...bulletin.issue })
    try {
      if (await flush()) await download(ending === 'docx' ? docx : pdf, { id: bulletin.id }, `${bulletin.masthead}${number}.${ending}`)
    } catch (error) {
      setFault(error)
    } finally {
      setBusy(undefined)
    }
  }
  return (
    <>
      <Button kind="outline" icon={<FileText />} busy={busy === 'docx'} onClick={() => void save('docx')}>{t('bulletin.wordShort')}</Button>
      <Button kind="outline" icon={<FileDown />} busy={busy === 'pdf'} onClick={() => void save('pdf')}>{t('bulletin.pdfShort')}</Button>
      <Refused fault={fault} />
    </>
  )
}

function Saved({ bulletin, saving }: { bulletin: Bulletin; saving: Saving }) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  if (saving.fault) return <span className="saved saved-not" role="status"><CloudOff />{t('bulletin.notSaved')}</span>
  const text = saving.state === 'saved' ? t('bulletin.savedAt', { at: moment(bulletin.saved) }) : t('bulletin.saving')
  return <span className="saved" role="status"><Cloud />{text}</span>
}

/** Why a save was refused, and what to do. */
function NotSaved({ fault }: { fault: unknown }) {
  const { t } = useTranslation()
  if (fault === null || fault === undefined) return null
  const changed = fault instanceof RefusedError && fault.code === 'bulletin.changed'
  return <Refused fault={fault} {...(changed && { actions: <Button kind="soft" icon={<RotateCw />} onClick={() => location.reload()}>{t('bulletin.reload')}</Button> })} />
}

/** The last one who sent it back, and why. */
function Returned({ bulletin }: { bulletin: Bulletin }) {
  const { t } = useTranslation()
  const last = bulletin.timeline.at(-1)
  if (bulletin.state !== 'draft' || last?.act !== 'send-back') return null
  return <RefusalPanel title={t('bulletin.returned', { name: last.by ?? '' })} note={last.note ?? ''} />
}

interface FrameProps {
  bulletin: Bulletin
  saving?: Saving | undefined
  used: ReadonlySet<string>
  onInsert?: (fact: Fact) => void
  paper: (of: { chosen: string | undefined; onChoose: (key: string) => void; shownOf: (figure: string) => string }) => ReactNode
}

/** What can be told of a number: as it stands in the text, else as it counts now. */
function useTold(bulletin: Bulletin, facts: ReturnType<typeof useFacts>) {
  return useCallback((key: string): Told | undefined => {
    const inText = byKey(bulletin).get(key)
    const fact = facts.data?.items.find((one) => one.key === key)
    return inText?.frozen === true || fact === undefined ? inText : { ...fact, frozen: false }
  }, [bulletin, facts.data])
}

const nothing = () => Promise.resolve(true)

function Bar({ bulletin, saving }: Pick<FrameProps, 'bulletin' | 'saving'>) {
  const flush = saving?.flush ?? nothing
  return (
    <div className="composer-bar">
      <h1 className="hidden-text">{bulletin.text.title}</h1>
      <Steps bulletin={bulletin} />
      <div className="composer-acts">{saving && <Saved bulletin={bulletin} saving={saving} />}<Files bulletin={bulletin} flush={flush} /><Acts bulletin={bulletin} flush={flush} /></div>
    </div>
  )
}

function PressNumber() {
  const { t } = useTranslation()
  return <section className="margin-card"><p className="row"><Info />{t('bulletin.pressNumber')}</p></section>
}

function Freeze() {
  const { t } = useTranslation()
  return <section className="margin-card freeze"><h2><Lock />{t('bulletin.freeze')}</h2><p>{t('bulletin.freezeNote')}</p></section>
}

/** Facts at the left, the page, and at its right what was pressed. */
function Frame({ bulletin, saving, used, onInsert, paper }: FrameProps) {
  const [search] = useSearchParams()
  const facts = useFacts(bulletin.id)
  const toldOf = useTold(bulletin, facts)
  const [chosen, setChosen] = useState(search.get('number') ?? undefined)
  const [rowsOpen, setRowsOpen] = useState(search.has('number'))
  const told = chosen === undefined ? undefined : toldOf(chosen)
  const shownOf = useCallback((key: string) => toldOf(key)?.shown ?? '—', [toldOf])
  return (
    <div className="composer">
      <Facts bulletin={bulletin} query={facts} used={used} chosen={chosen} onChoose={setChosen} onInsert={onInsert} />
      <div className="composer-work">
        <Bar bulletin={bulletin} saving={saving} />
        <div className="composer-desk">
          <div className="composer-page"><NotSaved fault={saving?.fault} /><Returned bulletin={bulletin} />{paper({ chosen, onChoose: setChosen, shownOf })}</div>
          <div className="composer-margin">
            {told ? <NumberCard bulletin={bulletin} of={told} onRows={() => setRowsOpen(true)} onClose={() => setChosen(undefined)} /> : <PressNumber />}
            {bulletin.state === 'draft' && <Freeze />}
            <History bulletin={bulletin} />
          </div>
        </div>
      </div>
      {told && rowsOpen && <NumberRows bulletin={bulletin} of={told} onClose={() => setRowsOpen(false)} />}
    </div>
  )
}

const figuresOf = (blocks: Bulletin['text']['blocks']): Set<string> =>
  new Set(blocks.flatMap(({ runs }) => runs.flatMap((run) => (typeof run === 'string' ? [] : [run.figure]))))

/** A draft in the hands of its editor. */
function Writing({ bulletin }: { bulletin: Bulletin }) {
  const saving = useSaving(bulletin)
  const editor = useRef<EditorHandle>(null)
  const day = dayNow(useFormat().now)
  const used = useMemo(() => figuresOf(saving.draft.blocks), [saving.draft.blocks])
  return (
    <Frame bulletin={bulletin} saving={saving} used={used} onInsert={({ key, shown, unit }) => editor.current?.insert({ figure: key, shown: shown ?? '', unit: unit.zh })}
      paper={({ chosen, onChoose, shownOf }) => <Editor ref={editor} bulletin={bulletin} day={day} saving={saving} shownOf={shownOf} chosen={chosen} onChip={onChoose} />} />
  )
}

/** A bulletin that is read: under review, signed, published. */
function Reading({ bulletin }: { bulletin: Bulletin }) {
  const day = dayNow(useFormat().now)
  return (
    <Frame bulletin={bulletin} used={figuresOf(bulletin.text.blocks)} paper={({ chosen, onChoose }) => (
      <>
        <Corrections of={bulletin.corrections} />
        <article className="paper" lang="zh-CN">
          <PaperHead {...bulletin} day={bulletin.issue?.day ?? day} />
          <PaperText page={bulletin} chosen={chosen} onChoose={onChoose} />
          <PaperFoot page={bulletin} />
        </article>
      </>
    )} />
  )
}

function One({ of }: { of: Id<'bulletin'> }) {
  const query = useQueryOf(show, { id: of }, { also: ['request', 'posting', 'issue'] })
  return (
    <Await query={query}>
      {(bulletin) => (bulletin.state === 'draft' && bulletin.may['edit'] === 'ok'
        ? <Writing key={bulletin.timeline.length} bulletin={bulletin} /> : <Reading bulletin={bulletin} />)}
    </Await>
  )
}

/** 简报: written from figures, reviewed by a second, signed by a third, published, corrected in sight of all. */
export default function BulletinPage() {
  const of = idOf('bulletin').safeParse(useParams()['id'])
  return of.success ? <One of={of.data} /> : <Missing home="/desk" />
}
