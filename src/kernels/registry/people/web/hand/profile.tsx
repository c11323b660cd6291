import { BellRing, Building2, ClipboardCheck, Coins, FileText, Footprints, HandHeart, ListChecks, MessageCircle, MonitorSmartphone, ShieldCheck, UsersRound, type LucideIcon } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useCare } from '#web/care.ts'
import { useFormat } from '#web/i18n/use-format.ts'
import { useMe, useOffices, useSignOut, useTeams, type WornOffice } from '#web/me.ts'
import { linkTo } from '#web/routes.ts'
import { CareBar } from '#web/hand/care-bar.tsx'
import { CareSwitch } from '#web/hand/care-switch.tsx'
import { List, Row } from '#web/hand/ui/list.tsx'
import { Section } from '#web/hand/ui/page.tsx'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { Initials } from '#web/ui/cover.tsx'
import { DrawnDoor } from '#web/ui/drawings.tsx'
import { Foot } from '#web/ui/foot.tsx'
import { LanguageSwitch } from '#web/ui/language-switch.tsx'
import { Await, State } from '#web/ui/states.tsx'
import './profile.css'

/** Rows that lead on; each only where a module brings its page. */
const leads: readonly { name: string; icon: LucideIcon }[] = [
  { name: 'orders', icon: ClipboardCheck }, { name: 'visits', icon: Footprints }, { name: 'passbook', icon: Coins },
]
const settings: readonly { name: string; icon: LucideIcon }[] = [
  { name: 'my-data', icon: ShieldCheck }, { name: 'told', icon: BellRing }, { name: 'devices', icon: MonitorSmartphone }, { name: 'privacy-notice', icon: FileText },
]

function Links({ of }: { of: typeof leads }) {
  const { t } = useTranslation()
  return of.map(({ name, icon: Icon }) => {
    const to = linkTo(name)
    return to !== undefined && <Row key={name} icon={<Icon />} title={t(`page.${name}`)} to={to} />
  })
}

function Inbox({ unseen }: { unseen: number }) {
  const { t } = useTranslation()
  const name = 'notices'
  const to = linkTo(name)
  return to !== undefined && <Row icon={<MessageCircle />} title={t(`page.${name}`)} to={to} {...(unseen > 0 && { value: unseen })} />
}

/** An office leads to its desk. `until` is the first day after the term, so the day before is its last. */
function OfficeRow({ office }: { office: WornOffice }) {
  const { t } = useTranslation()
  const { date } = useFormat()
  const last = new Date(`${office.until}T00:00:00+08:00`).getTime() - 1
  const note = `${t(`role.${office.role}`)} · ${t('me.until', { at: date(last) })}`
  return <Row icon={<Building2 />} title={[...office.above.slice(-1), office.org.name].join(' ')} note={note} href="/desk" />
}

function TeamRows({ team }: { team: WornOffice }) {
  const { t } = useTranslation()
  const hall = linkTo('hall')
  const work = linkTo('team')
  const members = linkTo('team-members')
  return (
    <>
      {hall !== undefined && <Row icon={<HandHeart />} title={t('page.hall')} note={team.org.name} to={hall} />}
      {work !== undefined && <Row icon={<ListChecks />} title={t('page.team')} note={team.org.name} to={work} />}
      {members !== undefined && <Row icon={<UsersRound />} title={t('page.team-members')} note={team.org.name} to={`${members}?team=${team.org.id}`} />}
    </>
  )
}

function Offices() {
  const { t } = useTranslation()
  const offices = useOffices()
  const teams = useTeams()
  return (
    <>
      {teams.length > 0 && (
        <section><Section title={t('me.leads')} /><div className="page-pad"><div className="card"><List label={t('me.leads')}>
          {teams.map((team) => <TeamRows key={team.id} team={team} />)}
        </List></div></div></section>
      )}
      {offices.length > 0 && (
        <section><Section title={t('me.offices')} /><div className="page-pad"><div className="card"><List label={t('me.offices')}>
          {offices.map((office) => <OfficeRow key={office.id} office={office} />)}
        </List></div></div></section>
      )}
    </>
  )
}

function Settings() {
  const { t } = useTranslation()
  const care = useCare()
  const signOut = useSignOut()
  return (
    <section>
      <Section title={t('me.settings')} />
      <div className="page-pad"><div className="card">
        <List label={t('me.settings')}><Links of={settings} /></List>
        <div className="profile-set"><LanguageSwitch />{!care && <CareSwitch />}</div>
      </div></div>
      <div className="page-pad" style={{ paddingBlock: 20 }}><Button kind="outline" block onClick={signOut}>{t('act.signOut')}</Button></div>
    </section>
  )
}

function Visitor() {
  const { t } = useTranslation()
  const care = useCare()
  const to = linkTo('sign-in')
  const enter = to !== undefined && <ButtonLink to={`${to}?next=/me`}>{t('act.signIn')}</ButtonLink>
  return (
    <div className="page">
      <CareBar />
      <h1 className="hidden-text">{t('page.profile')}</h1>
      <State drawing={<DrawnDoor />} title={t('me.visitor')} action={enter} />
      <div className="profile-set" style={{ justifyContent: 'center' }}><LanguageSwitch />{!care && <CareSwitch />}</div>
      <Foot />
    </div>
  )
}

/** 我的: who I am here, my offices and teams, what waits, and the way out. */
export default function ProfilePage() {
  const { t } = useTranslation()
  const me = useMe()
  if (me.data === null) return <Visitor />
  return (
    <Await query={{ ...me, data: me.data }}>
      {({ name, phone, unseen }) => (
        <div className="page">
          <CareBar />
          <header className="profile-head">
            <Initials name={name} size={56} />
            <div className="grow"><h1>{name === '' ? t('me.nameless') : name}</h1><p className="num">{phone}</p></div>
          </header>
          <div className="page-pad"><div className="card"><List label={t('page.profile')}><Inbox unseen={unseen} /><Links of={leads} /></List></div></div>
          <Offices />
          <Settings />
          <Foot />
        </div>
      )}
    </Await>
  )
}
