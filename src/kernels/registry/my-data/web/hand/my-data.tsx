import {
  Award, BadgeCheck, Bell, CalendarClock, ClipboardCheck, Coins, Download, Eye, Footprints, Hourglass, KeyRound, MapPin, MonitorSmartphone, MousePointerClick, Newspaper, Package, Smartphone,
  Trash2, UserRound, type LucideIcon,
} from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#web/i18n/use-format.ts'
import { useMe } from '#web/me.ts'
import { useCommand, useQueryOf } from '#web/query.ts'
import { linkTo } from '#web/routes.ts'
import { List, Row } from '#web/hand/ui/list.tsx'
import { HandPage, Section } from '#web/hand/ui/page.tsx'
import { WarmBar } from '#web/hand/ui/panels.tsx'
import { Button } from '#web/ui/button.tsx'
import { Await, Refused } from '#web/ui/states.tsx'
import { toast } from '#web/ui/toast.tsx'
import { show, takeBack, type Deletion } from '../../contract.ts'
import { terms } from '../../flow.ts'
import './my-data.css'

/** Kinds in the order in which people look for them. */
const icons: Readonly<Record<string, LucideIcon>> = {
  orders: ClipboardCheck, visits: Footprints, postings: Coins, account: UserRound, roles: Award, notices: Bell, consents: BadgeCheck, sessions: MonitorSmartphone,
  'second-factor': KeyRound, deeds: MousePointerClick, bulletins: Newspaper, installations: Package, deletions: CalendarClock,
}
const known = Object.keys(icons)
const inOrder = (kinds: readonly string[]): string[] => [...known.filter((kind) => kinds.includes(kind)), ...kinds.filter((kind) => !known.includes(kind) && kind !== 'looks')]

/** Days of grace are running: until when, and the way back. */
function Waiting({ deletion }: { deletion: Deletion }) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const command = useCommand(takeBack, { hat: 'me', also: ['my-data'], onDone: () => toast({ text: t('my.takenBack') }) })
  return (
    <div className="page-pad stack">
      <WarmBar icon={<Hourglass />}><b>{t('my.waiting', { at: moment(deletion.until) })}</b><br />{t('my.waitingNote')}</WarmBar>
      <Refused fault={command.error} />
      <Button block busy={command.isPending} onClick={() => command.run({ id: deletion.id })}>{t('my.takeBack')}</Button>
    </div>
  )
}

function Correct() {
  const { t } = useTranslation()
  const me = useMe()
  const [about, phone, order] = [linkTo('about-me'), linkTo('my-phone'), linkTo('order')]
  return (
    <section>
      <Section title={t('my.correct')} />
      <div className="page-pad"><div className="card"><List label={t('my.correct')}>
        {about !== undefined && <Row icon={<UserRound />} title={t('my.name')} to={`${about}?next=/me/data`} {...(me.data && { value: me.data.name })} />}
        {phone !== undefined && <Row icon={<Smartphone />} title={t('my.phone')} to={phone} {...(me.data && { value: me.data.phone })} />}
        {order !== undefined && <Row icon={<MapPin />} title={t('my.address')} note={t('my.addressNote')} to={order} />}
      </List></div></div>
    </section>
  )
}

function KindRow({ kind }: { kind: string }) {
  const { t } = useTranslation()
  const Icon = icons[kind] ?? ClipboardCheck
  const to = linkTo('my-data-kind', { kind })
  return to !== undefined && <Row icon={<Icon />} title={t(`my.kind.${kind}`)} note={t(`my.why.${kind}`)} to={to} />
}

function What({ kinds }: { kinds: readonly string[] }) {
  const { t } = useTranslation()
  const looks = linkTo('my-data-kind', { kind: 'looks' })
  return (
    <>
      <section>
        <Section title={t('my.whoLooked')} />
        <div className="page-pad"><div className="card"><List label={t('my.whoLooked')}>
          {looks !== undefined && <Row icon={<Eye />} title={t('my.kind.looks')} note={t('my.why.looks')} to={looks} />}
        </List></div></div>
      </section>
      <section>
        <Section title={t('my.what')} />
        <div className="page-pad"><div className="card"><List label={t('my.what')}>
          {inOrder(kinds).map((kind) => <KindRow key={kind} kind={kind} />)}
        </List></div></div>
      </section>
    </>
  )
}

function Copy() {
  const { t } = useTranslation()
  const { language } = useFormat()
  return (
    <section>
      <Section title={t('my.copy')} />
      <div className="page-pad"><div className="card card-pad my-copy">
        <p>{t('my.copyNote')}</p>
        <a className="btn btn-soft btn-m btn-block" href={`/api/my/copy?as=html&language=${language}`} download><Download />{t('my.copyHtml')}</a>
        <a className="btn btn-outline btn-m btn-block" href="/api/my/copy?as=json" download><Download />{t('my.copyJson')}</a>
      </div></div>
    </section>
  )
}

function Ways({ leaving }: { leaving: boolean }) {
  const { t } = useTranslation()
  const [consents, leave] = [linkTo('my-consents'), linkTo('leave')]
  return (
    <section>
      <Section title={t('my.consents')} />
      <div className="page-pad"><div className="card"><List label={t('my.consents')}>
        {consents !== undefined && <Row icon={<BadgeCheck />} title={t('page.my-consents')} to={consents} />}
        {leave !== undefined && !leaving && <Row icon={<Trash2 />} title={t('page.leave')} note={t('my.leaveNote', { days: terms.graceDays })} to={leave} />}
      </List></div></div>
    </section>
  )
}

/** 我的资料: all that is kept of me, to see, to correct, to take along, to have erased. */
export default function MyDataPage() {
  const { t } = useTranslation()
  const query = useQueryOf(show, {}, { hat: 'me' })
  return (
    <HandPage title={t('page.my-data')} back="/me">
      <div className="page-body">
        <p className="my-lead">{t('my.lead')}</p>
        <Await query={query}>
          {({ kinds, deletion }) => (
            <>
              {deletion !== null && <Waiting deletion={deletion} />}
              <Correct />
              <What kinds={kinds} />
              <Copy />
              <Ways leaving={deletion !== null} />
            </>
          )}
        </Await>
      </div>
    </HandPage>
  )
}
