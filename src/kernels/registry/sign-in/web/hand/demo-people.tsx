import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { goOn, nextPath } from '#web/next.ts'
import { useLanguage } from '#web/i18n/language.ts'
import { useQueryOf } from '#web/query.ts'
import { List, Row } from '#web/hand/ui/list.tsx'
import { Initials } from '#web/ui/cover.tsx'
import { Refused } from '#web/ui/states.tsx'
import { Group, ways } from '../../contract.ts'

async function signInAs(phone: string): Promise<void> {
  const reply = await fetch('/dev/sign-in', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ phone }) })
  if (!reply.ok) throw new Error(`the demo did not let ${phone} in`)
  goOn(nextPath('/'))
}

/** The people of a demo, one tap each; nothing where there is no demo. */
export function DemoPeople() {
  const { t } = useTranslation()
  const { data } = useQueryOf(ways, {}, { hat: 'me' })
  const language = useLanguage()
  const said = (role: string) => role.split(' · ')[language === 'zh' ? 0 : 1] ?? role
  const [fault, setFault] = useState<unknown>(undefined)
  if (data === undefined || data.demo.length === 0) return null
  return (
    <section className="demo-people" aria-label={t('signIn.demo')}>
      <h2>{t('signIn.demo')}</h2>
      <p>{t('signIn.demoNote')}</p>
      <Refused fault={fault} />
      {Group.options.map((group) => (
        <details key={group} className="card" open={group === 'residents'}>
          <summary>{t(`signIn.demo.${group}`)}</summary>
          <List label={t(`signIn.demo.${group}`)}>
            {data.demo.filter((one) => one.group === group).map(({ name, role, phone }) => (
              <Row key={phone} icon={<Initials name={name} size={36} />} title={name} note={said(role)} onClick={() => void signInAs(phone).catch(setFault)} />
            ))}
          </List>
        </details>
      ))}
    </section>
  )
}
