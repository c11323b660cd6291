import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { z } from 'zod'
import { useHat, type Hat } from './hat.ts'
import { concerns } from './query.ts'

const News = z.object({ noun: z.string(), id: z.string().optional() })

/** Gathers nouns for a moment, so that a burst of news asks once. */
function batches(flush: (nouns: ReadonlySet<string>) => void) {
  let waiting = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    add: (noun: string) => {
      waiting.add(noun)
      timer ??= setTimeout(() => {
        const nouns = waiting
        waiting = new Set()
        timer = undefined
        flush(nouns)
      }, 250)
    },
    stop: () => clearTimeout(timer),
  }
}

/** Listens for news under `hat` and marks the queries of the nouns that changed; returns what ends it. */
export function listen(client: QueryClient, hat: Hat): () => void {
  let source: EventSource | undefined
  let retry: ReturnType<typeof setTimeout> | undefined
  const news = batches((nouns) => {
    void client.invalidateQueries({ predicate: (query) => [...nouns].some((noun) => concerns(query, noun)) })
  })
  const open = (missed: boolean) => {
    source = new EventSource(`/api/live?hat=${encodeURIComponent(hat)}`)
    let lost = missed
    source.onopen = () => {
      // What happened while nobody listened is not told again.
      if (lost) void client.invalidateQueries()
      lost = false
    }
    source.onmessage = ({ data }: MessageEvent<string>) => {
      const told = News.safeParse(parsed(data))
      if (told.success) news.add(told.data.noun)
    }
    source.onerror = () => {
      lost = true
      if (source?.readyState === EventSource.CLOSED) retry = setTimeout(() => open(true), 30_000)
    }
  }
  open(false)
  return () => {
    clearTimeout(retry)
    news.stop()
    source?.close()
  }
}

function parsed(data: unknown): unknown {
  try {
    return JSON.parse(String(data))
  } catch {
    return undefined
  }
}

/** Keeps the open page fresh while it is shown; `on` is false where nobody is signed in. */
export function useLive(on: boolean): void {
  const client = useQueryClient()
  const hat = useHat()
  useEffect(() => (on ? listen(client, hat) : undefined), [client, hat, on])
}
