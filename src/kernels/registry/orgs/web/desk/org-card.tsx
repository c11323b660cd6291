import { Button, Modal, Tabs } from 'antd'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Id } from '#platform/contract.ts'
import { useFormat } from '#web/i18n/use-format.ts'
import { useCommand, useQueryOf } from '#web/query.ts'
import { linkTo } from '#web/routes.ts'
import { Button as Reasoned } from '#web/ui/button.tsx'
import { KeyValues } from '#web/ui/figure.tsx'
import { Await, Refused } from '#web/ui/states.tsx'
import { Tag } from '#web/ui/tag.tsx'
import { toast } from '#web/ui/toast.tsx'
import { close, reopen, show, type OrgWhole } from '../../contract.ts'
import { AddBelow } from './add-below.tsx'
import { Below } from './below.tsx'
import { RenameOrg } from './rename-org.tsx'
import { TeamForm } from './team-form.tsx'
import { Teams } from './teams.tsx'

type Choose = { onChoose: (org: Id<'org'>) => void }

/** Closes an organisation after one question; the toast takes it back. */
function useClose(org: OrgWhole, onClosed: () => void) {
  const { t } = useTranslation()
  const again = useCommand(reopen, { onDone: ({ name }) => toast({ text: t('org.reopened', { name }) }) })
  const ended = useCommand(close, {
    onDone: ({ id, name }) => {
      toast({ text: t('org.closed', { name }), undo: { label: t('act.undo'), run: () => again.run({ id }) }, seconds: 20 })
      onClosed()
    },
  })
  const [modal, holder] = Modal.useModal()
  const ask = () =>
    void modal.confirm({
      title: t('org.closeTitle', { name: org.name }),
      content: t('org.closeNote'),
      okText: t('org.close'),
      cancelText: t('act.cancel'),
      okButtonProps: { danger: true },
      onOk: () => ended.run({ id: org.id }),
    })
  return { ask, holder, fault: ended.error ?? again.error }
}

function Facts({ org, onChoose }: { org: OrgWhole } & Choose) {
  const { t } = useTranslation()
  const { date } = useFormat()
  const facts: [string, React.ReactNode][] = [
    [t('org.counts'), t('org.countsValue', { children: org.children, teams: org.teams })],
    [t('org.since'), date(org.validFrom)],
  ]
  if (org.place) facts.unshift([t('org.place'), org.place.whole])
  if (org.validTo !== null) facts.push([t('org.until'), date(org.validTo)])
  return (
    <>
      {org.above.length > 0 && (
        <nav aria-label={t('org.path')}>
          {org.above.map(({ id, name }, at) => <span key={id}>{at > 0 && ' / '}<button type="button" onClick={() => onChoose(id)}>{name}</button></span>)}
        </nav>
      )}
      <div className="title"><h2>{org.name}</h2><Tag tone="qing">{t(`org.kind.${org.kind}`)}</Tag></div>
      <KeyValues items={facts} />
    </>
  )
}

/** What can be added here, each behind its button. */
function Adding({ org }: { org: OrgWhole }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<'below' | 'team'>()
  const shut = () => setOpen(undefined)
  return (
    <>
      {org.may['add'] === 'ok' && <Button type="primary" icon={<Plus />} onClick={() => setOpen('below')}>{t('org.add')}</Button>}
      {org.may['add-team'] === 'ok' && <Button icon={<Plus />} onClick={() => setOpen('team')}>{t('teams.add')}</Button>}
      {open === 'below' && <AddBelow org={org} onClose={shut} />}
      {open === 'team' && <TeamForm parent={org} onClose={shut} />}
    </>
  )
}

function People({ org }: { org: OrgWhole }) {
  const { t } = useTranslation()
  const people = linkTo('desk-people')
  return people === undefined ? null : <Link className="btn btn-outline btn-m" to={`${people}?org=${org.id}`}>{t('org.people')}</Link>
}

function Acts({ org, onChoose }: { org: OrgWhole } & Choose) {
  const { t } = useTranslation()
  const [naming, setNaming] = useState(false)
  const { ask, holder, fault } = useClose(org, () => org.parent !== null && onChoose(org.parent))
  if (org.validTo !== null) return <p className="muted">{t('refuse.org.closed')}</p>
  if (org.may['rename'] !== 'ok') return <div className="page-acts"><p className="muted">{t('org.readOnly')}</p><People org={org} /></div>
  const why = org.may['close']
  return (
    <div className="page-acts">
      <Adding org={org} />
      <Button onClick={() => setNaming(true)}>{t('org.rename')}</Button>
      <People org={org} />
      <Reasoned kind="quiet" onClick={ask} reason={why === 'ok' ? undefined : t(`refuse.${why}`)}>{t('org.close')}</Reasoned>
      <Refused fault={fault} />
      {holder}
      {naming && <RenameOrg org={org} onClose={() => setNaming(false)} />}
    </div>
  )
}

/** One organisation: where it stands, what is below it, its teams, and what the office may do with it. */
export function OrgCard({ org: id, onChoose }: { org: Id<'org'> } & Choose) {
  const { t } = useTranslation()
  const query = useQueryOf(show, { id })
  return (
    <Await query={query}>
      {(org) => (
        <div className="desk-gap">
          <section className="card org-card" aria-label={org.name}>
            <Facts org={org} onChoose={onChoose} />
            <Acts org={org} onChoose={onChoose} />
          </section>
          <Tabs items={[
            { key: 'below', label: t('org.below'), children: <Below org={org} onChoose={onChoose} /> },
            { key: 'teams', label: t('org.teams'), children: <Teams org={org} /> },
          ]} />
        </div>
      )}
    </Await>
  )
}
