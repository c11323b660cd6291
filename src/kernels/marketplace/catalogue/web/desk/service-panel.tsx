import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Id } from '#platform/contract.ts'
import { SidePanel } from '#web/desk/ui/side-panel.tsx'
import { useLanguage } from '#web/i18n/language.ts'
import { useCommand } from '#web/query.ts'
import { useSkill } from '#web/i18n/use-skill.ts'
import { KeyValues } from '#web/ui/figure.tsx'
import { Refused } from '#web/ui/states.tsx'
import { Tag } from '#web/ui/tag.tsx'
import { toast } from '#web/ui/toast.tsx'
import { reset, type Line, type Service } from '../../contract.ts'
import { ServiceForm } from './service-form.tsx'
import { useFrom } from './words-of.ts'

/** A value as it is drawn: the Chinese name says that it is Chinese. */
function Value({ name, value }: { name: string; value: string | undefined }) {
  const { t } = useTranslation()
  return <span {...(name === t('menu.zh') && { lang: 'zh-CN' })}>{value}</span>
}

function useFacts(): (of: Service) => [string, string][] {
  const { t } = useTranslation()
  const skillName = useSkill()
  return (of) => [
    [t('menu.zh'), of.zh],
    [t('menu.en'), of.en],
    [t('menu.minutes'), `${of.minutes} ${t('menu.minutesUnit')}`],
    [t('menu.promise'), `${of.promiseHours} ${t('menu.promiseUnit')}`],
    [t('menu.skill'), of.skill === null ? t('menu.anySkill') : skillName(of.skill)],
    [t('menu.how'), of.applySeconds === null ? t('menu.first') : t('menu.applyFor', { count: of.applySeconds })],
    [t('menu.on'), t(of.on ? 'menu.on' : 'menu.off')],
  ]
}

/** What holds here beside what was set above; what differs stands out. */
function Both({ now, given }: { now: Service; given: Service }) {
  const { t } = useTranslation()
  const facts = useFacts()
  const before = facts(given)
  return (
    <div className="menu-two">
      <span /><span className="head">{t('menu.now')}</span><span className="head">{t('menu.given')}</span>
      {facts(now).flatMap(([name, value], at) => [
        <span key={`${name}-name`}>{name}</span>,
        <span key={name} className={value === before[at]?.[1] ? '' : 'other'}><Value name={name} value={value} /></span>,
        <span key={`${name}-given`}><Value name={name} value={before[at]?.[1]} /></span>,
      ])}
    </div>
  )
}

/** One service: how it is offered here, who set it so, and the way back. */
export function ServicePanel({ org, line, onClose }: { org: Id<'org'>; line: Line; onClose: () => void }) {
  const { t } = useTranslation()
  const [changing, setChanging] = useState(false)
  const name = line[useLanguage()]
  const from = useFrom()
  const facts = useFacts()
  const back = useCommand(reset, { onDone: () => toast({ text: t('menu.resetOf', { name }) }) })
  const foot = line.may['change'] === 'ok' ? (
    <>
      <Button type="primary" onClick={() => setChanging(true)}>{t('menu.edit')}</Button>
      {line.given && <Button loading={back.isPending} onClick={() => back.run({ org, key: line.key })}>{t('menu.reset')}</Button>}
    </>
  ) : <p className="muted">{t('menu.readOnly')}</p>
  return (
    <SidePanel kicker={t('menu.service')} title={name} tag={!line.on && <Tag>{t('menu.off')}</Tag>} onClose={onClose} foot={foot}>
      {line.given ? <Both now={line} given={line.given} /> : <KeyValues items={facts(line).map(([name, value]) => [name, <Value key={name} name={name} value={value} />])} />}
      <KeyValues items={[[t('menu.from'), from(line.from)], ...(line.given ? [[t('menu.given'), from(line.given.from)] as const] : [])]} />
      <Refused fault={back.error} />
      {changing && <ServiceForm org={org} line={line} onClose={() => setChanging(false)} />}
    </SidePanel>
  )
}
