import { MonitorSmartphone } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#web/i18n/use-format.ts'
import { useCommand, useQueryOf } from '#web/query.ts'
import { HandPage } from '#web/hand/ui/page.tsx'
import { List, Row } from '#web/hand/ui/list.tsx'
import { Button } from '#web/ui/button.tsx'
import { Await, Refused } from '#web/ui/states.tsx'
import { Tag } from '#web/ui/tag.tsx'
import { toast } from '#web/ui/toast.tsx'
import type { Result } from '#platform/contract.ts'
import { end, sessions } from '../../contract.ts'

type Device = Result<typeof sessions>['items'][number]

function Line({ device, onEnd, busy }: { device: Device; onEnd: () => void; busy: boolean }) {
  const { t } = useTranslation()
  const { date } = useFormat()
  const title = <>{t(device.here ? 'devices.here' : 'devices.other')} {device.strong && <Tag tone="ok">{t('devices.strong')}</Tag>}</>
  const note = `${t('devices.since', { at: date(device.created) })} · ${t('devices.until', { at: date(device.until) })}`
  const out = <Button kind="outline" size="s" busy={busy} onClick={onEnd}>{t('devices.end')}</Button>
  return <Row icon={<MonitorSmartphone />} title={title} note={note} {...(!device.here && { value: out })} />
}

/** Where I am signed in, and a way to sign each of them out. */
export default function DevicesPage() {
  const { t } = useTranslation()
  const query = useQueryOf(sessions, {}, { hat: 'me' })
  const command = useCommand(end, { hat: 'me', onDone: () => toast({ text: t('devices.ended') }) })
  return (
    <HandPage title={t('page.devices')} back="/me">
      <Await query={query}>
        {({ items }) => (
          <div className="page-pad stack">
            <Refused fault={command.error} />
            <div className="card"><List label={t('page.devices')}>
              {items.map((device) => <Line key={device.id} device={device} busy={command.isPending} onEnd={() => command.run({ session: device.id })} />)}
            </List></div>
            {items.length === 1 && <p className="muted">{t('devices.alone')}</p>}
          </div>
        )}
      </Await>
    </HandPage>
  )
}
