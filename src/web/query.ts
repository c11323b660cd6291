import {
  QueryClient, useInfiniteQuery, useMutation, useQuery, useQueryClient, type Query, type QueryKey,
} from '@tanstack/react-query'
import { useRef } from 'react'
import type { z } from 'zod'
import type { Endpoint } from '#platform/contract.ts'
import { call, OfflineError, RefusedError, type CallOptions, type Flat } from './call.ts'
import { useHat, type Hat } from './hat.ts'
import { uuid } from './id.ts'

type Fields = z.ZodObject

/** The noun of an endpoint: what stands before the dot of its name. Live news and commands refresh queries by it. */
export const nounOf = (endpoint: Endpoint): string => endpoint.name.split('.')[0] ?? endpoint.name

const keyOf = (endpoint: Endpoint, input: object, as: { hat: Hat; purpose: string | undefined }): QueryKey =>
  [nounOf(endpoint), endpoint.name, as.hat, as.purpose ?? '', input]

// The server's no is final; only silence is worth asking again.
const again = (count: number, fault: Error) => fault instanceof OfflineError && count < 2

/** The one cache of a shell. */
export const makeClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: { retry: again, staleTime: 10_000, networkMode: 'always', refetchOnWindowFocus: true },
      mutations: { retry: again, networkMode: 'always' },
    },
  })

/** How a query is kept. */
export interface QueryOptions {
  hat?: Hat
  purpose?: string
  /** False waits, e.g. until an id is known. */
  enabled?: boolean
  /** Asks again every so many seconds. */
  everySeconds?: number
  /** Further nouns whose news and commands make it stale, as those that a figure counts. */
  also?: readonly string[]
  /** It hardly ever changes: asked once a visit, and when news or a command name its noun. */
  steady?: boolean
}

/** Whether news of `noun` concerns a query: its own, or one that it also follows. */
export const concerns = ({ queryKey, meta }: Pick<Query, 'queryKey' | 'meta'>, noun: string): boolean =>
  queryKey[0] === noun || (Array.isArray(meta?.['also']) && meta['also'].includes(noun))

const timing = ({ enabled, everySeconds, steady, also }: QueryOptions) => ({
  ...(steady === true && { staleTime: Infinity }),
  ...(also !== undefined && { meta: { also } }),
  enabled: enabled ?? true,
  refetchInterval: everySeconds === undefined ? (false as const) : everySeconds * 1000,
})

const callOptions = (hat: Hat, { purpose }: QueryOptions): CallOptions => (purpose === undefined ? { hat } : { hat, purpose })

/** The result of a query endpoint, kept fresh under the hat worn. */
export function useQueryOf<P extends Fields, I extends Fields, R extends z.ZodType>(
  endpoint: Endpoint<P, I, R>, input: Flat<P, I>, options: QueryOptions = {},
) {
  const wornHat = useHat()
  const hat = options.hat ?? wornHat
  return useQuery<z.output<R>>({
    queryKey: keyOf(endpoint, input, { hat, purpose: options.purpose }),
    queryFn: ({ signal }) => call(endpoint, input, { ...callOptions(hat, options), signal }),
    ...timing(options),
  })
}

type Paged<T> = z.ZodType<{ items: T[]; next?: string | undefined }>

/** A paged query endpoint as one growing list: `data.items` holds the rows read so far, `fetchNextPage` reads on. */
export function useListOf<P extends Fields, I extends Fields, T>(
  endpoint: Endpoint<P, I, Paged<T>>, input: Flat<P, I>, options: QueryOptions = {},
) {
  const wornHat = useHat()
  const hat = options.hat ?? wornHat
  return useInfiniteQuery({
    queryKey: [...keyOf(endpoint, input, { hat, purpose: options.purpose }), 'list'],
    queryFn: ({ signal, pageParam }) => {
      const asked = pageParam === '' ? input : { ...input, after: pageParam }
      return call(endpoint, asked, { ...callOptions(hat, options), signal })
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    select: ({ pages }) => ({ items: pages.flatMap((one) => one.items) }),
    ...timing(options),
  })
}

/** What a command does beside asking. */
export interface CommandOptions<T> {
  hat?: Hat
  purpose?: string
  /** Further nouns whose queries it makes stale; its own noun always is. */
  also?: readonly string[]
  onDone?: (result: T) => void
}

/** A final answer ends a command's id; after silence or a fault of ours the same press keeps it. */
const unsettled = (fault: unknown) =>
  fault instanceof OfflineError || (fault instanceof RefusedError && fault.status >= 500)

/**
 * A command endpoint as a mutation: `run(input)`, `isPending`, `error`. A press that got no answer keeps its id for the next try with
 * the same input, so it happens once.
 */
export function useCommand<P extends Fields, I extends Fields, R extends z.ZodType>(
  endpoint: Endpoint<P, I, R>, options: CommandOptions<z.output<R>> = {},
) {
  const client = useQueryClient()
  const open = useRef<{ content: string; id: string } | undefined>(undefined)
  const idFor = (input: object) => {
    const content = JSON.stringify(input, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}` : value))
    if (open.current?.content !== content) open.current = { content, id: uuid() }
    return open.current.id
  }
  const mutation = useMutation<z.output<R>, Error, Flat<P, I>>({
    mutationFn: (input) => {
      const as = { ...(options.hat && { hat: options.hat }), ...(options.purpose && { purpose: options.purpose }) }
      return call(endpoint, input, { ...as, id: idFor(input) })
    },
    onError: (fault) => {
      if (!unsettled(fault)) open.current = undefined
    },
    onSuccess: async (result) => {
      open.current = undefined
      options.onDone?.(result)
      const nouns = [nounOf(endpoint), ...(options.also ?? [])]
      await client.invalidateQueries({ predicate: (query) => nouns.some((noun) => concerns(query, noun)) })
    },
  })
  return { ...mutation, run: mutation.mutate, runAsync: mutation.mutateAsync }
}
