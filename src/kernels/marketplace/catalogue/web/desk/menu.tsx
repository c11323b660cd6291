import { Switch } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Id } from '#platform/contract.ts'
import { DataTable, OpenRow, type Column } from '#web/desk/ui/data-table.tsx'
import { DeskPage, PageHead } from '#web/desk/ui/page-head.tsx'
import { useLanguage } from '#web/i18n/language.ts'
import { useOffice } from '#web/me.ts'
import { useCommand, useQueryOf } from '#web/query.ts'
import { linkTo } from '#web/routes.ts'
import { useSkill } from '#web/i18n/use-skill.ts'
import { ButtonLink } from '#web/ui/button.tsx'
import { ServiceIcon } from '#web/ui/service-icon.tsx'
import { Tag } from '#web/ui/tag.tsx'
import { toast } from '#web/ui/toast.tsx'
import { change, desk, type Line, type Rules } from '../../contract.ts'
import { ServicePanel } from './service-panel.tsx'
import { useFrom, wordsOf } from './words-of.ts'
import './menu.css'

function RulesCard({ rules }: { rules: Rules }) {
  const { t } = useTranslation()
  const shown: [keyof Rules, string][] = [
    ['answerHours', 'hours'], ['graceHours', 'hours'], ['workHours', 'hours'], ['silenceDays', 'days'], ['capPercent', 'percent'],
  ]
  return (
    <section className="card" aria-label={t('menu.rules')}>
      <dl className="menu-rules">
        {shown.map(([key, unit]) => <div key={key}><dt>{t(`menu.${key}`)}</dt><dd className="num">{t(`menu.${unit}`, { count: rules[key] })}</dd></div>)}
      </dl>
    </section>
  )
}

/** Whether residents can order it, changed where it stands. */
function OnSwitch({ org, line }: { org: Id<'org'>; line: Line }) {
  const { t } = useTranslation()
  const name = line[useLanguage()]
  const { run, isPending } = useCommand(change, {
    onDone: ({ on }) => toast({ text: t(on ? 'menu.nowOn' : 'menu.nowOff', { name }) }),
  })
  return (
    <Switch checked={line.on} loading={isPending} disabled={line.may['change'] !== 'ok'} aria-label={t('menu.onOf', { name })}
      checkedChildren={t('menu.on')} unCheckedChildren={t('menu.off')}
      onClick={(on, event) => { event.stopPropagation(); run({ org, key: line.key, ...wordsOf(line), on }) }} />
  )
}

function useColumns(org: Id<'org'>, onOpen: (key: string) => void): Column<Line>[] {
  const { t } = useTranslation()
  const language = useLanguage()
  const from = useFrom()
  const skillName = useSkill()
  return [
    {
      title: t('menu.service'),
      show: (line) => (
        <span className="menu-name"><ServiceIcon name={line.icon} /><OpenRow title={line[language]} onOpen={() => onOpen(line.key)} /></span>
      ),
    },
    { title: t('menu.minutes'), align: 'right', show: (line) => <span className="num">{line.minutes} {t('menu.minutesUnit')}</span> },
    { title: t('menu.promise'), align: 'right', show: (line) => <span className="num">{line.promiseHours} {t('menu.promiseUnit')}</span> },
    { title: t('menu.skill'), show: ({ skill }) => (skill === null ? <span className="muted">{t('menu.anySkill')}</span> : <Tag tone="blue">{skillName(skill)}</Tag>) },
    { title: t('menu.from'), show: (line) => (line.given ? <Tag tone="warm">{from(line.from)}</Tag> : <span className="sub">{from(line.from)}</span>) },
    { title: t('menu.on'), show: (line) => <OnSwitch org={org} line={line} /> },
  ]
}

function Menu({ org }: { org: Id<'org'> }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<string>()
  const query = useQueryOf(desk, { org })
  const columns = useColumns(org, setOpen)
  const library = linkTo('practices')
  const lines = query.data?.lines
  const shown = lines?.find(({ key }) => key === open)
  const action = library === undefined ? {} : { action: <ButtonLink to={library}>{t('menu.library')}</ButtonLink> }
  return (
    <>
      {query.data && <RulesCard rules={query.data.rules} />}
      <DataTable title={t('menu.list')} query={{ ...query, data: lines && { items: lines } }} columns={columns} rowKey={({ key }) => key}
        open={open} onOpen={({ key }) => setOpen(key)} empty={{ title: t('menu.empty'), note: t('menu.emptyNote'), ...action }} />
      {shown && <ServicePanel org={org} line={shown} onClose={() => setOpen(undefined)} />}
    </>
  )
}

/** 服务菜单: what residents can order here, what was set where, and what this organisation changed. */
export default function MenuPage() {
  const { t } = useTranslation()
  const office = useOffice()
  if (!office) return null
  return (
    <DeskPage>
      <PageHead title={t('page.desk-menu')} note={t('menu.note')} />
      <Menu key={office.org.id} org={office.org.id} />
    </DeskPage>
  )
}
