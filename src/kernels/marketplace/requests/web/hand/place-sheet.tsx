import { Building2, DoorOpen, House } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Id } from '#platform/contract.ts'
import { list, type Premise } from '#kernels/registry/premises/contract.ts'
import { useQueryOf } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { Await, Empty } from '#web/ui/states.tsx'
import { Sheet } from '#web/hand/ui/sheet.tsx'
import type { Place } from './draft.ts'
import { Schematic } from './schematic.tsx'

const icons = { estate: House, building: Building2, door: DoorOpen } as const

function Level({ org, parent, onPick }: { org: Id<'org'>; parent: Premise | undefined; onPick: (one: Premise) => void }) {
  const { t } = useTranslation()
  const query = useQueryOf(list, { org, ...(parent && { parent: parent.id }) })
  return (
    <Await query={query} empty={<Empty title={t('order.place.none')} note={t('order.place.noneNote')} />}>
      {({ items }) => (
        <ul className="places">
          {items.map((one) => {
            const Icon = icons[one.kind]
            return <li key={one.id}><button type="button" onClick={() => onPick(one)}><Icon />{one.name}</button></li>
          })}
        </ul>
      )}
    </Await>
  )
}

const whole = (path: readonly Premise[]) => path.map(({ name }) => name).join(' ')

function Steps({ path, onBack }: { path: readonly Premise[]; onBack: (length: number) => void }) {
  const { t } = useTranslation()
  if (path.length === 0) return <p className="sub places-lead">{t('order.place.estate')}</p>
  return (
    <nav className="places-path" aria-label={t('order.place.path')}>
      {path.map((one, at) => <button key={one.id} type="button" onClick={() => onBack(at)}>{one.name}</button>)}
      <span>{t(path.length === 1 ? 'order.place.building' : 'order.place.door')}</span>
    </nav>
  )
}

/** Where, in three taps: estate, building, door. Who does not find the door stops one step earlier. */
export function PlaceSheet({ open, org, onPick, onClose }: {
  open: boolean; org: Id<'org'>; onPick: (place: Place) => void; onClose: () => void
}) {
  const { t } = useTranslation()
  const [path, setPath] = useState<readonly Premise[]>([])
  const take = (full: readonly Premise[]) => {
    const last = full.at(-1)
    if (last) onPick({ org, premise: last.id, whole: whole(full) })
    setPath([])
    onClose()
  }
  const pick = (one: Premise) => (one.children === 0 ? take([...path, one]) : setPath([...path, one]))
  const foot = path.length === 0 ? {} : {
    foot: <Button kind="outline" onClick={() => take(path)}>{t('order.place.here', { place: whole(path) })}</Button>,
  }
  return (
    <Sheet open={open} title={t('order.place.title')} onClose={onClose} {...foot}>
      <Steps path={path} onBack={(length) => setPath(path.slice(0, length))} />
      {open && <Schematic org={org} chosen={path[0]?.id} />}
      <Level key={path.at(-1)?.id ?? 'top'} org={org} parent={path.at(-1)} onPick={pick} />
    </Sheet>
  )
}
