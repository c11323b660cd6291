import { Plus, X } from 'lucide-react'
import { useCallback, useImperativeHandle, useLayoutEffect, useMemo, useRef, type Ref, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { Bulletin, Imprint } from '../../contract.ts'
import { PaperHead, Signers } from '../paper.tsx'
import { BlockField, type BlockActs } from './block-field.tsx'
import { cursorIn, lengthOf, placeCursor, runsOf, write } from './runs.ts'
import type { Saving } from './saving.ts'
import { join, remove, setKind, setRuns, split, type Draft } from './text.ts'

/** What the page may do with the text from outside. */
export interface EditorHandle {
  /** Writes a number where the cursor stood last, else at the end. */
  insert: (given: { figure: string; shown: string; unit: string }) => void
}

interface EditorProps {
  ref: Ref<EditorHandle>
  bulletin: Bulletin
  day: string
  saving: Saving
  shownOf: (figure: string) => string
  chosen: string | undefined
  onChip: (figure: string) => void
}

/** Where the cursor stood last. */
interface Place { id: number; field: HTMLElement; range?: Range | undefined }

/** Where a number goes: to the cursor as long as its block is there, else behind the last block. */
function placeOf(draft: Draft, last: Place | undefined, root: HTMLElement | null): Place | undefined {
  if (last !== undefined && draft.blocks.some(({ id }) => id === last.id)) return last
  const id = draft.blocks.at(-1)?.id
  const field = id === undefined ? null : root?.querySelector<HTMLElement>(`[data-block="${id}"]`)
  return id === undefined || !field ? undefined : { id, field }
}

/** The cursor as it was when a field lost it, so that a number can still go there. */
function useCursor() {
  const last = useRef<Place>(undefined)
  const onField = useCallback((id: number, field: HTMLElement) => {
    last.current = { id, field }
    const keep = () => {
      if (last.current?.field === field) last.current.range = cursorIn(field)?.cloneRange() ?? last.current.range
    }
    document.addEventListener('selectionchange', keep)
    field.addEventListener('blur', () => document.removeEventListener('selectionchange', keep), { once: true })
  }, [])
  return { last, onField }
}

/** Once the fields are drawn anew, the cursor goes where writing goes on. */
const later = (root: HTMLElement | null, id: number, length: number) => requestAnimationFrame(() => {
  const field = root?.querySelector<HTMLElement>(`[data-block="${id}"]`)
  if (field) placeCursor(field, length)
})

function useActs({ saving, onChip }: EditorProps, root: RefObject<HTMLElement | null>, onField: BlockActs['onField']): BlockActs {
  const { change } = saving
  const latest = useRef<Draft>(saving.draft)
  useLayoutEffect(() => { latest.current = saving.draft }, [saving.draft])
  return useMemo(() => {
    const set = (next: Draft) => { latest.current = next; change(next) }
    return {
      onField, onChip,
      onRuns: (id, runs) => set(setRuns(latest.current, id, runs)),
      onKind: (id, kind) => set(setKind(latest.current, id, kind)),
      onRemove: (id) => set(remove(latest.current, id)),
      onSplit: (id, parts) => {
        const begun = latest.current.next
        set(split(latest.current, id, parts))
        later(root.current, begun, 0)
      },
      onJoin: (id) => {
        const done = join(latest.current, id)
        if (done === undefined) return
        set(done.draft)
        later(root.current, done.into.id, lengthOf(done.into.runs))
      },
    }
  }, [change, onChip, onField, root])
}

function ImprintLines({ lines, onChange }: { lines: readonly Imprint[]; onChange: (next: Imprint[]) => void }) {
  const { t } = useTranslation()
  const set = (at: number, to: Partial<Imprint>) => onChange(lines.map((line, n) => (n === at ? { ...line, ...to } : line)))
  return (
    <>
      {lines.map((line, at) => (
        // A line has no name but its place, and none of them moves.
        // oxlint-disable-next-line react/no-array-index-key
        <p key={at} className="imprint-line">
          <input className="imprint-label" value={line.label} maxLength={4} aria-label={t('bulletin.imprintLabel')} onChange={({ target }) => set(at, { label: target.value })} />：
          <input className="grow" value={line.text} maxLength={100} aria-label={t('bulletin.imprintText')} onChange={({ target }) => set(at, { text: target.value })} />
          <button type="button" aria-label={t('bulletin.imprintLess')} onClick={() => onChange(lines.filter((_line, n) => n !== at))}><X /></button>
        </p>
      ))}
      {lines.length < 6 && <p><button type="button" className="imprint-add" onClick={() => onChange([...lines, { label: lines.length === 0 ? '报' : '送', text: '' }])}><Plus />{t('bulletin.imprintMore')}</button></p>}
    </>
  )
}

/** The page of a draft: words are written, numbers are chips, saved by itself. */
export function Editor(props: EditorProps) {
  const { t } = useTranslation()
  const { ref, bulletin, day, saving, shownOf, chosen } = props
  const { draft, change } = saving
  const root = useRef<HTMLDivElement>(null)
  const { last, onField } = useCursor()
  const acts = useActs(props, root, onField)
  useImperativeHandle(ref, () => ({
    insert: (given) => {
      const place = placeOf(draft, last.current, root.current)
      if (place === undefined) return
      write(place.field, place.range, given)
      acts.onRuns(place.id, runsOf(place.field))
    },
  }), [acts, draft, last])
  return (
    <article className="paper" lang="zh-CN" ref={root}>
      <PaperHead {...bulletin} day={day} />
      <textarea className="paper-title title-field" rows={1} value={draft.title} maxLength={80} aria-label={t('bulletin.titleField')}
        onChange={({ target }) => change({ ...draft, title: target.value.replaceAll('\n', '') })} />
      <div className="paper-text">
        {draft.blocks.map((block, at) => (
          <BlockField key={block.id} block={block} label={t(`bulletin.blockOf.${block.kind}`, { count: at + 1 })} shownOf={shownOf} chosen={chosen} acts={acts} />
        ))}
      </div>
      <footer className="paper-foot"><ImprintLines lines={draft.imprint} onChange={(imprint) => change({ ...draft, imprint })} /><Signers {...bulletin} /></footer>
    </article>
  )
}
