import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Result } from '#platform/contract.ts'
import { useFormat } from '#web/i18n/use-format.ts'
import { goOn } from '#web/next.ts'
import { useCommand, useQueryOf } from '#web/query.ts'
import { HandPage } from '#web/hand/ui/page.tsx'
import { Ask } from '#web/hand/ui/sheet.tsx'
import { Button } from '#web/ui/button.tsx'
import { Await, Empty, Refused } from '#web/ui/states.tsx'
import { end, list } from '#kernels/registry/consents/contract.ts'
import './my-data.css'

type Consent = Result<typeof list>['items'][number]

function Withdraw({ purpose }: { purpose: Consent['purpose'] }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const command = useCommand(end, { hat: 'me', also: ['clearance'], onDone: ({ out }) => (out ? goOn('/') : setOpen(false)) })
  return (
    <>
      <h3>{t('my.stops')}</h3><p>{t(`consent.stops.${purpose}`)}</p>
      <h3>{t('my.stays')}</h3><p>{t(`consent.stays.${purpose}`)}</p>
      <Refused fault={command.error} />
      <Button kind="outline" onClick={() => setOpen(true)}>{t('consent.withdraw')}</Button>
      <Ask open={open} title={t('consent.withdrawTitle')} verb={t('consent.withdraw')} danger busy={command.isPending} onNo={() => setOpen(false)}
        onYes={() => command.run({ purpose })}>{t(`consent.stops.${purpose}`)}</Ask>
    </>
  )
}

function Given({ consent }: { consent: Consent }) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  return (
    <li className="card my-consent">
      <h2>{t(`consent.purpose.${consent.purpose}`)}</h2>
      <p className="sub">{t('my.given', { at: moment(consent.given), version: consent.version })}</p>
      {consent.ended === null ? <Withdraw purpose={consent.purpose} /> : <p className="sub">{t('my.ended', { at: moment(consent.ended) })}</p>}
    </li>
  )
}

/** 我的同意: each consent with its day, and what stops and what stays without it. */
export default function ConsentsPage() {
  const { t } = useTranslation()
  const query = useQueryOf(list, {}, { hat: 'me' })
  return (
    <HandPage title={t('page.my-consents')} back="/me/data">
      <div className="page-body">
        <Await query={query} empty={<Empty title={t('my.noConsents')} />}>
          {({ items }) => <ul className="my-rows" style={{ paddingTop: 12 }}>{items.map((one) => <Given key={`${one.purpose} ${one.given}`} consent={one} />)}</ul>}
        </Await>
      </div>
    </HandPage>
  )
}
