import { Heading, Pilcrow, Trash2 } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef, type ClipboardEvent, type KeyboardEvent, type MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Block, Run } from '../../contract.ts'
import type { Written } from './text.ts'
import { cursorIn, cut, draw, refresh, runsOf, same } from './runs.ts'

/** What a field tells the text that it is part of. */
export interface BlockActs {
  onRuns: (id: number, runs: Run[]) => void
  onSplit: (id: number, parts: { before: Run[]; after: Run[] }) => void
  onJoin: (id: number) => void
  onKind: (id: number, kind: Block['kind']) => void
  onRemove: (id: number) => void
  /** A field took or lost the cursor. */
  onField: (id: number, field: HTMLElement) => void
  onChip: (figure: string) => void
}

interface FieldProps {
  block: Written
  label: string
  shownOf: (figure: string) => string
  chosen: string | undefined
  acts: BlockActs
}

/** Only words are pasted: a number from elsewhere would be one that nobody can check. */
function pastePlain(event: ClipboardEvent<HTMLElement>): void {
  event.preventDefault()
  const range = cursorIn(event.currentTarget)
  if (range === undefined) return
  range.deleteContents()
  const words = document.createTextNode(event.clipboardData.getData('text/plain').replaceAll(/\s*\n\s*/g, ''))
  range.insertNode(words)
  range.collapse(false)
}

function useKeys({ block, acts }: FieldProps) {
  return (event: KeyboardEvent<HTMLElement>) => {
    const field = event.currentTarget
    const range = cursorIn(field)
    if (range === undefined || event.nativeEvent.isComposing) return
    if (event.key === 'Enter') {
      event.preventDefault()
      acts.onSplit(block.id, cut(field, range))
    }
    if (event.key === 'Backspace' && range.collapsed && cut(field, range).before.length === 0) {
      event.preventDefault()
      acts.onJoin(block.id)
    }
  }
}

function Tools({ block, acts }: Pick<FieldProps, 'block' | 'acts'>) {
  const { t } = useTranslation()
  const other = block.kind === 'heading' ? 'paragraph' : 'heading'
  return (
    <span className="block-tools" contentEditable={false}>
      <button type="button" title={t(`bulletin.to.${other}`)} aria-label={t(`bulletin.to.${other}`)} onClick={() => acts.onKind(block.id, other)}>{other === 'heading' ? <Heading /> : <Pilcrow />}</button>
      <button type="button" title={t('bulletin.removeBlock')} aria-label={t('bulletin.removeBlock')} onClick={() => acts.onRemove(block.id)}><Trash2 /></button>
    </span>
  )
}

/** One heading or paragraph that is written in. The browser holds the words; a redraw happens only where they differ. */
export function BlockField(props: FieldProps) {
  const { block, label, shownOf, chosen, acts } = props
  const ref = useRef<HTMLDivElement>(null)
  const onKeyDown = useKeys(props)
  useLayoutEffect(() => {
    if (ref.current && !same(runsOf(ref.current), block.runs)) draw(ref.current, block.runs, shownOf)
  }, [block.runs, shownOf])
  useEffect(() => {
    if (ref.current) refresh(ref.current, shownOf, chosen)
  }, [block.runs, shownOf, chosen])
  const told = (field: HTMLElement) => acts.onRuns(block.id, runsOf(field))
  const onClick = ({ target }: MouseEvent) => {
    const figure = target instanceof HTMLElement ? target.dataset['figure'] : undefined
    if (figure !== undefined) acts.onChip(figure)
  }
  return (
    <div className="block">
      <Tools block={block} acts={acts} />
      <div ref={ref} className={`block-field block-${block.kind}`} role="textbox" tabIndex={0} aria-multiline="true" aria-label={label} contentEditable suppressContentEditableWarning
        data-block={block.id} onInput={({ currentTarget }) => told(currentTarget)} onKeyDown={onKeyDown} onClick={onClick}
        onPaste={(event) => { pastePlain(event); told(event.currentTarget) }} onFocus={({ currentTarget }) => acts.onField(block.id, currentTarget)}
        onDrop={(event) => event.preventDefault()} />
    </div>
  )
}
