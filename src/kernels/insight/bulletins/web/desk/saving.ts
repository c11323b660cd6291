import { useCallback, useEffect, useRef, useState } from 'react'
import { RefusedError } from '#web/call.ts'
import { useCommand } from '#web/query.ts'
import { edit, type Bulletin } from '../../contract.ts'
import { draftOf, textOf, type Draft } from './text.ts'

/** How long after the last key it is saved, in milliseconds. */
const PAUSE = 1200

/** What is written, saved by itself a moment after each change. */
export interface Saving {
  draft: Draft
  change: (next: Draft) => void
  /** Saves now what is not saved; false where that was refused. */
  flush: () => Promise<boolean>
  state: 'saved' | 'waiting' | 'saving'
  fault: unknown
}

const contentOf = (draft: Draft): string => JSON.stringify(textOf(draft))

/** Keeps the text of a draft. It starts from what the server has, and each save names the one before. */
export function useSaving(bulletin: Bulletin): Saving {
  const [draft, setDraft] = useState(() => draftOf(bulletin.text))
  const [fault, setFault] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const [saved, setSaved] = useState(() => contentOf(draftOf(bulletin.text)))
  const entry = useRef(bulletin.entry)
  const latest = useRef(draft)
  const running = useRef<Promise<boolean>>(undefined)
  const { runAsync } = useCommand(edit)
  const { id } = bulletin
  const save = useCallback(async (): Promise<boolean> => {
    const content = contentOf(latest.current)
    setBusy(true)
    try {
      const done = await runAsync({ id, entry: entry.current, text: textOf(latest.current) })
      entry.current = done.entry
      setSaved(content)
      setFault(undefined)
      return true
    } catch (error) {
      setFault(error)
      return false
    } finally {
      setBusy(false)
      running.current = undefined
    }
  }, [id, runAsync])
  const flush = useCallback(async (): Promise<boolean> => {
    await running.current
    if (contentOf(latest.current) === saved) return true
    running.current = save()
    return running.current
  }, [save, saved])
  const content = contentOf(draft)
  const lost = fault instanceof RefusedError && fault.code === 'bulletin.changed'
  useEffect(() => {
    if (content === saved || lost) return undefined
    const timer = setTimeout(() => void flush(), PAUSE)
    return () => clearTimeout(timer)
  }, [content, saved, lost, flush])
  const change = useCallback((next: Draft) => {
    latest.current = next
    setDraft(next)
  }, [])
  return { draft, change, flush, fault, state: busy ? 'saving' : content === saved ? 'saved' : 'waiting' }
}
