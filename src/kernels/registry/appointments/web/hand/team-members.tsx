import { UserPlus } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { team as clearances, type Lack } from '#kernels/registry/clearance/contract.ts'
import { RefusedError } from '#web/call.ts'
import type { Hat } from '#web/hat.ts'
import { useFormat } from '#web/i18n/use-format.ts'
import { useTeams, type WornOffice } from '#web/me.ts'
import { useCommand, useQueryOf } from '#web/query.ts'
import { Switch, TextField } from '#web/hand/ui/field.tsx'
import { List, Row } from '#web/hand/ui/list.tsx'
import { HandPage } from '#web/hand/ui/page.tsx'
import { Ask, Sheet } from '#web/hand/ui/sheet.tsx'
import { Button } from '#web/ui/button.tsx'
import { Initials } from '#web/ui/cover.tsx'
import { DrawnDoor } from '#web/ui/drawings.tsx'
import { useSay } from '#web/ui/say.ts'
import { Await, Empty, Refused, State } from '#web/ui/states.tsx'
import { toast } from '#web/ui/toast.tsx'
import { appoint, end, invite, members, type Appointment } from '../../contract.ts'
import { dayIn } from '../days.ts'
import { useInvited, useSms } from '../invited.ts'

/** A member is taken in for a year, and asked again after it. */
const TERM_DAYS = 365

/** Takes somebody into the team by phone number. Mounted while it is open, so that nothing of an earlier try is left. */
function AddMember({ team, onClose }: { team: WornOffice; onClose: () => void }) {
  const { t } = useTranslation()
  const { now } = useFormat()
  const say = useSay()
  const [sms, said] = [useSms(), useInvited()]
  const [draft, setDraft] = useState({ phone: '', name: '', invite: true })
  const [asked, setAsked] = useState(false)
  const { run, isPending, error } = useCommand(appoint, {
    hat: team.wears,
    also: ['team'],
    onDone: (made) => {
      const note = said(made)
      toast({ text: t('team.added', made.person), ...(note !== undefined && { note }) })
      onClose()
    },
  })
  const wrong = error instanceof RefusedError && error.code === 'phone.wrong'
  const missing = (text: string) => (asked && text.trim() === '' ? t('appointment.missing') : undefined)
  const send = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (draft.phone.trim() === '' || draft.name.trim() === '' || isPending) return
    run({ org: team.org.id, ...draft, invite: sms && draft.invite, role: 'team.member', until: dayIn(now, TERM_DAYS) })
  }
  return (
    <form className="stack" onSubmit={send} noValidate>
      <p className="sub">{t('team.addNote')}</p>
      <TextField label={t('appointment.phone')} type="tel" inputMode="tel" maxLength={20} autoComplete="off" value={draft.phone}
        error={missing(draft.phone) ?? (wrong ? say(error) : undefined)} onChange={(phone) => setDraft({ ...draft, phone })} />
      <TextField label={t('appointment.name')} hint={t('appointment.nameHint')} maxLength={40} autoComplete="off" value={draft.name}
        error={missing(draft.name)} onChange={(name) => setDraft({ ...draft, name })} />
      {sms && <Switch label={t('appointment.smsAdd')} note={t('appointment.smsNote')} checked={draft.invite} onChange={(on) => setDraft({ ...draft, invite: on })} />}
      <Refused fault={wrong ? undefined : error} />
      <Button type="submit" size="l" block busy={isPending}>{t('team.add')}</Button>
    </form>
  )
}

/** Sends somebody's invitation again. */
function Invite({ row, hat }: { row: Appointment; hat: Hat }) {
  const { t } = useTranslation()
  const said = useInvited()
  const { run, isPending, error } = useCommand(invite, { hat, also: ['team'], onDone: (made) => toast({ text: said(made) ?? '' }) })
  const verb = t('appointment.smsAgain')
  return (
    <>
      <Button kind="outline" size="s" busy={isPending} onClick={() => run({ id: row.id })}><span aria-hidden>{verb}</span><span className="hidden-text">{t('appointment.smsTo', { verb, name: row.person.name })}</span></Button>
      <Refused fault={error} />
    </>
  )
}

/** Since when, what is missing for going to homes, and what became of the invitation. */
function Since({ row, lack }: { row: Appointment; lack: Lack | undefined }) {
  const { t } = useTranslation()
  const { date } = useFormat()
  const invited = useInvited()(row)
  const since = row.role === 'team.leader' ? t('role.team.leader') : t('team.since', { at: date(row.from) })
  return <>{since}{lack !== undefined && ` · ${t(`clearance.lack.${lack}`)}`}{invited !== undefined && <><br />{invited}</>}</>
}

function Member({ row, hat, sms, lack, onOut }: { row: Appointment; hat: Hat; sms: boolean; lack: Lack | undefined; onOut: () => void }) {
  const { t } = useTranslation()
  const again = sms && row.invited !== null && row.may['invite'] === 'ok' && <Invite row={row} hat={hat} />
  const out = row.may['end'] === 'ok' && <>{again}<Button kind="outline" size="s" onClick={onOut}>{t('team.out')}</Button></>
  return <Row icon={<Initials name={row.person.name} size={36} />} title={row.person.name} note={<Since row={row} lack={lack} />} {...(out && { value: out })} />
}

/** Asks before somebody leaves the team. */
function TakeOut({ row, hat, onClose }: { row: Appointment | undefined; hat: Hat; onClose: () => void }) {
  const { t } = useTranslation()
  const command = useCommand(end, {
    hat,
    also: ['team'],
    onDone: ({ person }) => {
      toast({ text: t('team.gone', person) })
      onClose()
    },
  })
  return (
    <Ask open={row !== undefined} title={t('team.outTitle', { name: row?.person.name })} verb={t('team.out')} danger busy={command.isPending}
      onNo={onClose} onYes={() => row && command.run({ id: row.id })}>
      {t('team.outNote')}
      <Refused fault={command.error} />
    </Ask>
  )
}

function Members({ team }: { team: WornOffice }) {
  const { t } = useTranslation()
  const [adding, setAdding] = useState(false)
  const [out, setOut] = useState<Appointment>()
  const query = useQueryOf(members, {}, { hat: team.wears })
  const lacks = useQueryOf(clearances, {}, { hat: team.wears, also: ['appointment', 'team', 'consent'] }).data?.items ?? []
  const sms = useSms()
  const add = <Button size="l" block icon={<UserPlus />} onClick={() => setAdding(true)}>{t('team.add')}</Button>
  return (
    <HandPage title={t('page.team-members')} back="/me" bar={add}>
      <Await query={query}>
        {({ items }) => (
          <div className="page-pad stack">
            <p className="sub">{team.org.name}</p>
            <div className="card"><List label={team.org.name}>{items.map((row) => (
              <Member key={row.id} row={row} hat={team.wears} sms={sms} lack={lacks.find(({ person }) => person === row.person.id)?.lack} onOut={() => setOut(row)} />
            ))}</List></div>
            {items.length < 2 && <Empty title={t('team.none')} note={t('team.addNote')} />}
          </div>
        )}
      </Await>
      <Sheet open={adding} title={t('team.add')} onClose={() => setAdding(false)}><AddMember team={team} onClose={() => setAdding(false)} /></Sheet>
      <TakeOut row={out} hat={team.wears} onClose={() => setOut(undefined)} />
    </HandPage>
  )
}

/** 我的队员: who is in the team that the reader leads; `?team=` names it where she leads several. */
export default function TeamMembersPage() {
  const { t } = useTranslation()
  const teams = useTeams()
  const [search] = useSearchParams()
  const team = teams.find(({ org }) => org.id === search.get('team')) ?? teams[0]
  if (team !== undefined) return <Members key={team.id} team={team} />
  return (
    <HandPage title={t('page.team-members')} back="/me">
      <State drawing={<DrawnDoor />} title={t('team.notLeader')} note={t('team.notLeaderNote')} />
    </HandPage>
  )
}
