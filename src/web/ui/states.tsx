import { Info, RotateCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { OfflineError, RefusedError } from '../call.ts'
import { factorHref, signInHref } from '../sign-in.ts'
import { Button, ButtonLink } from './button.tsx'
import { DrawnDoor, DrawnEmpty, DrawnFault, DrawnOffline } from './drawings.tsx'
import { useSay } from './say.ts'
import { Skeleton } from './skeleton.tsx'

/** A drawing, a sentence, a line, at most one thing to do. */
export function State({ drawing, title, note, action, alone = false }: {
  drawing: ReactNode
  title: string
  note?: ReactNode
  action?: ReactNode
  /** It is all that the page shows, so its title is the page's. */
  alone?: boolean
}) {
  const Title = alone ? 'h1' : 'h2'
  return <section className="state">{drawing}<Title>{title}</Title>{note !== undefined && <p>{note}</p>}{action}</section>
}

/** Nothing here yet: one sentence that invites and one button. */
export const Empty = ({ title, note, action }: { title: string; note?: string; action?: ReactNode }) => (
  <State drawing={<DrawnEmpty />} title={title} note={note} action={action} />
)

/** The warm panel of a refusal: what happened and what next; at most two buttons. */
export const RefusalPanel = ({ title, note, actions }: { title: string; note?: string; actions?: ReactNode }) => (
  <div role="alert">
    <div className="panel"><Info /><div><b>{title}</b>{note !== undefined && <p>{note}</p>}</div></div>
    {actions !== undefined && <div className="panel-acts">{actions}</div>}
  </div>
)

/** What a command was answered, beside its button; nothing while there is no fault. */
export function Refused({ fault, actions }: { fault: unknown; actions?: ReactNode }) {
  const { t } = useTranslation()
  const say = useSay()
  if (fault === null || fault === undefined) return null
  const trace = fault instanceof RefusedError && fault.status >= 500 ? fault.trace : ''
  const note = trace === '' ? {} : { note: t('state.faultCode', { trace }) }
  return <RefusalPanel title={say(fault)} {...note} actions={actions} />
}

/** What a desk answers until the second factor was given. */
const factor = 'sign-in.second-factor'

type Kind = 'offline' | 'factor' | 'signIn' | 'denied' | 'missing' | 'refused' | 'fault'

const byStatus: Readonly<Record<number, Kind>> = { 401: 'signIn', 403: 'denied', 404: 'missing' }

function kindOf(fault: unknown): Kind {
  if (fault instanceof OfflineError) return 'offline'
  if (!(fault instanceof RefusedError)) return 'fault'
  if (fault.code === factor) return 'factor'
  // 503 says itself what is the matter, and it passes.
  return byStatus[fault.status] ?? (fault.status < 500 || fault.status === 503 ? 'refused' : 'fault')
}

const drawn: Readonly<Record<Kind, ReactNode>> = {
  offline: <DrawnOffline />, factor: <DrawnDoor />, signIn: <DrawnDoor />, denied: <DrawnDoor />, missing: <DrawnEmpty />,
  refused: <DrawnFault />, fault: <DrawnFault />,
}

function useProblem(fault: unknown): { drawing: ReactNode; title: string; note?: ReactNode } {
  const { t } = useTranslation()
  const say = useSay()
  const kind = kindOf(fault)
  const drawing = drawn[kind]
  if (kind === 'refused') return { drawing, title: say(fault) }
  const title = t(`state.${kind}Title`)
  if (kind === 'denied') return { drawing, title, note: say(fault) }
  const trace = kind === 'fault' && fault instanceof RefusedError ? fault.trace : ''
  return { drawing, title, note: <>{t(`state.${kind}Note`)}{trace !== '' && <><br />{t('state.faultCode', { trace })}</>}</> }
}

/** The first page of the shell that one is in. */
const homeOf = (path: string): string => (/^\/(desk|wall)\b/.exec(path)?.[0] ?? '/')

function Way({ fault, onRetry }: { fault: unknown; onRetry: (() => void) | undefined }) {
  const { t } = useTranslation()
  const kind = kindOf(fault)
  if (kind === 'factor') return <a className="btn btn-primary btn-m" href={factorHref()}>{t('act.factor')}</a>
  if (kind === 'signIn') return <a className="btn btn-primary btn-m" href={signInHref()}>{t('act.signIn')}</a>
  if (kind === 'missing' || kind === 'denied') return <ButtonLink kind="soft" to={homeOf(location.pathname)}>{t('act.home')}</ButtonLink>
  if (!onRetry) return null
  return <Button icon={<RotateCw />} onClick={onRetry}>{t('act.retry')}</Button>
}

/** A page or a part that could not be read: what is the matter, and what to press. */
export function Problem({ fault, onRetry, alone = false }: { fault: unknown; onRetry?: () => void; alone?: boolean }) {
  return <State {...useProblem(fault)} alone={alone} action={<Way fault={fault} onRetry={onRetry} />} />
}

/** The part of a query that `Await` looks at. */
export interface Asked<T> {
  data: T | undefined
  error: unknown
  refetch: () => unknown
}

/** A query as a page shows it: skeleton, problem, empty, or the data. Data that were read stay while a later try fails. */
export function Await<T>({ query, skeleton, empty, children }: {
  query: Asked<T>
  skeleton?: ReactNode
  /** Shown instead when `data` is an empty list or has no `items`. */
  empty?: ReactNode
  children: (data: T) => ReactNode
}) {
  const { data, error } = query
  if (data !== undefined) return empty !== undefined && isEmpty(data) ? empty : children(data)
  if (error) return <Problem fault={error} onRetry={() => void query.refetch()} />
  return skeleton ?? <Skeleton />
}

function isEmpty(data: unknown): boolean {
  const items = typeof data === 'object' && data !== null && 'items' in data ? data.items : data
  return Array.isArray(items) && items.length === 0
}
