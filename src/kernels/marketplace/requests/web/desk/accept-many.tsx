import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#web/i18n/use-format.ts'
import { useCommand } from '#web/query.ts'
import { useSay } from '#web/ui/say.ts'
import { RefusalPanel } from '#web/ui/states.tsx'
import { toast } from '#web/ui/toast.tsx'
import { accept, type Request } from '../../contract.ts'
import { purpose } from '../waiting.ts'

/** Why one was not accepted. */
interface Not { request: Request; why: unknown }

/** Accepts many in one press, each for itself: what is refused stays ticked, with its reason. */
export function AcceptMany({ rows, keys, onKeys }: { rows: readonly Request[]; keys: readonly string[]; onKeys: (keys: string[]) => void }) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const say = useSay()
  const { runAsync } = useCommand(accept, { purpose })
  const [busy, setBusy] = useState(false)
  const [nots, setNots] = useState<readonly Not[]>([])
  const chosen = rows.filter(({ id }) => keys.includes(id))
  const all = chosen.length === rows.length
  const go = async () => {
    setBusy(true)
    const refused: Not[] = []
    // One after another: a desk sees each leave the list, and no team is offered forty at once in the same instant.
    for (const request of chosen) await runAsync({ id: request.id }).catch((why: unknown) => refused.push({ request, why }))
    setNots(refused)
    onKeys(refused.map(({ request }) => request.id))
    setBusy(false)
    if (refused.length < chosen.length) toast({ text: t('inbox.accepted', { count: chosen.length - refused.length }) })
  }
  return (
    <div className="accept-many">
      {nots.length > 0 && (
        <section aria-label={t('inbox.refused')}>
          {nots.map(({ request, why }) => <RefusalPanel key={request.id} title={`${request.number} ${request.service[language]}`} note={say(why)} />)}
        </section>
      )}
      <div className="accept-bar">
        <Button size="large" onClick={() => onKeys(all ? [] : rows.map(({ id }) => id))} aria-pressed={all}>{t('inbox.acceptAll')}</Button>
        <Button size="large" type="primary" loading={busy} disabled={chosen.length === 0} onClick={() => void go()}>
          {chosen.length === 0 ? t('inbox.acceptNoneTicked') : t('inbox.acceptMany', { count: chosen.length })}
        </Button>
      </div>
    </div>
  )
}
