import { Users } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Service } from '#kernels/marketplace/catalogue/contract.ts'
import { add, nearby, type Shared } from '#kernels/marketplace/support/contract.ts'
import { useFormat } from '#web/i18n/use-format.ts'
import { useCommand, useQueryOf } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { Refused } from '#web/ui/states.tsx'
import { Tag } from '#web/ui/tag.tsx'
import { toast } from '#web/ui/toast.tsx'
import { toneOf } from '../stand.ts'
import type { Place } from './draft.ts'

function Line({ one }: { one: Shared }) {
  const { t } = useTranslation()
  const { language, ago } = useFormat()
  const too = useCommand(add, { hat: 'me', onDone: () => toast({ text: t('nearby.done') }) })
  return (
    <li>
      <div className="grow">
        <b>{one.service[language]}</b> <Tag tone={toneOf[one.state]}>{t(`state.request.${one.state}`)}</Tag>
        <p>{[t('nearby.ordered', { ago: ago(one.created) }), ...(one.supporters > 0 ? [t('nearby.supporters', { count: one.supporters })] : [])].join('·')}</p>
        <Refused fault={too.error} />
      </div>
      {one.mine === null
        ? <Button kind="soft" busy={too.isPending} onClick={() => too.run({ id: one.id })}>{t('nearby.too')}</Button>
        : <span className="muted type-note">{t(one.mine === 'ordered' ? 'nearby.mine' : 'nearby.supported')}</span>}
    </li>
  )
}

/** What of it is ordered in the estate of a place. */
function Ordered({ service, place }: { service: Service; place: Place }) {
  const { t } = useTranslation()
  const { data } = useQueryOf(nearby, { premise: place.premise, service: service.key }, { hat: 'me' })
  if (data === undefined) return null
  return data.items.length === 0 ? <p className="muted type-note">{t('nearby.none')}</p> : <ul>{data.items.map((one) => <Line key={one.id} one={one} />)}</ul>
}

/** For a service that the estate shares: what is ordered already, "me too" in one tap, and who sees what. Whoever is `known` may ask. */
export function Nearby({ service, place, known }: { service: Service | undefined; place: Place | null; known: boolean }) {
  const { t } = useTranslation()
  if (service?.shared !== true) return null
  return (
    <section className="order-part nearby" aria-label={t('nearby.title')}>
      <p className="field-head">{t('nearby.title')}</p>
      <p className="nearby-note"><Users />{t('nearby.note')}</p>
      {known && place !== null && <Ordered service={service} place={place} />}
    </section>
  )
}
