import { Building2, HandHelping, Newspaper, Settings2 } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useFormat } from '#web/i18n/use-format.ts'
import { useCommand, useListOf } from '#web/query.ts'
import { linkTo } from '#web/routes.ts'
import { HandPage } from '#web/hand/ui/page.tsx'
import { List, Row } from '#web/hand/ui/list.tsx'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { Await, Empty } from '#web/ui/states.tsx'
import { Tag } from '#web/ui/tag.tsx'
import { list, see, type Notice } from '../../contract.ts'

/** The sentence of a notice; roles in its facts are said as words. */
function useSentence(): (notice: Notice) => string {
  const { t, i18n } = useTranslation()
  return ({ code, facts }) => {
    const key = `notice.${code}`
    const role = typeof facts['role'] === 'string' ? { role: t(`role.${facts['role']}`) } : {}
    return i18n.exists(key) ? t(key, { ...facts, ...role }) : t('notice.other')
  }
}

const icons: Readonly<Record<string, ReactNode>> = { request: <HandHelping />, bulletin: <Newspaper /> }

/** The page at the desk that a notice is for: bulletins, requests that press, concerns to read. */
function atDesk({ noun, code, target }: Notice): string | undefined {
  if (code === 'concern.raised') return linkTo('desk-concerns')
  if (code === 'concern.nobody-outside') return linkTo('desk-people')
  if (noun === 'bulletin') return linkTo('bulletin', { id: target })
  return code.startsWith('request.desk-') ? linkTo('desk-request', { id: target }) : undefined
}

/** A neighbour's request stays closed to those who need the same: they may order their own. */
const ofRequest = ({ code, target }: Notice) => (code.startsWith('request.shared-') ? linkTo('order') : linkTo('request', { id: target }))

/** The page on the hand that speaks of a noun. */
const pageOf: Readonly<Record<string, (notice: Notice) => string | undefined>> = {
  request: ofRequest,
  objection: () => linkTo('how-offered'),
  clearance: () => linkTo('clearance'),
  concern: ({ target }) => linkTo('concern', { id: target }),
}

/** Where a notice leads: the desk is another shell. */
function leads(notice: Notice): { to?: string; href?: string } {
  const desk = atDesk(notice)
  if (desk !== undefined) return { href: desk }
  const to = notice.noun in pageOf ? pageOf[notice.noun]?.(notice) : linkTo('profile')
  return to === undefined ? {} : { to }
}

function Line({ notice, fresh }: { notice: Notice; fresh: boolean }) {
  const { t } = useTranslation()
  const { ago } = useFormat()
  const sentence = useSentence()
  const mark = fresh && { value: <Tag tone="warm">{t('notice.new')}</Tag> }
  return <Row icon={icons[notice.noun] ?? <Building2 />} title={sentence(notice)} note={ago(notice.at)} {...mark} {...leads(notice)} />
}

/** Marks what is shown as seen, and remembers what was new when the page was opened. */
function useSeen(items: readonly Notice[] = []): ReadonlySet<string> {
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set())
  const { run } = useCommand(see, { hat: 'me', also: ['me'] })
  const unseen = items.filter((item) => !item.seen).map(({ id }) => id)
  if (unseen.some((id) => !fresh.has(id))) setFresh(new Set([...fresh, ...unseen]))
  const [upTo] = unseen
  useEffect(() => {
    if (upTo !== undefined) run({ upTo })
  }, [upTo, run])
  return fresh
}

function useNone() {
  const { t } = useTranslation()
  const order = linkTo('order')
  const action = order !== undefined && <ButtonLink to={order}>{t('page.order')}</ButtonLink>
  return <Empty title={t('notice.none')} note={t('notice.noneNote')} action={action} />
}

/** The way to how one wants to be told. */
function How() {
  const { t } = useTranslation()
  const to = linkTo('told')
  return to !== undefined && <Link to={to} className="icon-btn" aria-label={t('page.told')}><Settings2 /></Link>
}

/** 消息: what has moved in what I ordered, took on, or was given. */
export default function NoticesPage() {
  const { t } = useTranslation()
  const query = useListOf(list, {}, { hat: 'me' })
  const fresh = useSeen(query.data?.items)
  const none = useNone()
  return (
    <HandPage title={t('page.notices')} action={<How />}>
      <Await query={query} empty={none}>
        {({ items }) => (
          <div className="page-pad stack" style={{ paddingBottom: 24 }}>
            <div className="card"><List label={t('page.notices')}>{items.map((item) => <Line key={item.id} notice={item} fresh={fresh.has(item.id)} />)}</List></div>
            {query.hasNextPage && <Button kind="soft" block busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{t('act.more')}</Button>}
          </div>
        )}
      </Await>
    </HandPage>
  )
}
