import { Button } from 'antd'
import { ClipboardPaste } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Id } from '#platform/contract.ts'
import { CounterCards } from '#web/desk/ui/counter-cards.tsx'
import { DataTable, OpenRow, type Column } from '#web/desk/ui/data-table.tsx'
import { useQueryOf } from '#web/query.ts'
import { list, type Premise } from '../../contract.ts'
import { ChangePlace } from './change-place.tsx'
import { PastePlaces } from './paste-places.tsx'

type Way = readonly Premise[]

function Counts({ of }: { of: { estates: number; buildings: number; doors: number } | undefined }) {
  const { t } = useTranslation()
  const counters = (['estates', 'buildings', 'doors'] as const).map((key) => (
    { key, label: t(`premise.${key}`), value: of?.[key], unit: t('premise.unit') }
  ))
  return <CounterCards label={t('premise.counts')} counters={counters} />
}

/** The way down to where the list stands: estate, building. */
function Steps({ way, onWay }: { way: Way; onWay: (way: Way) => void }) {
  const { t } = useTranslation()
  if (way.length === 0) return null
  return (
    <nav className="row" style={{ flexWrap: 'wrap', gap: 4 }} aria-label={t('premise.way')}>
      <Button type="link" onClick={() => onWay([])}>{t('premise.all')}</Button>
      {way.map((place, at) => (
        <span key={place.id} className="row">/<Button type="link" disabled={at === way.length - 1} onClick={() => onWay(way.slice(0, at + 1))}>{place.name}</Button></span>
      ))}
    </nav>
  )
}

interface Acts {
  onOpen: (place: Premise) => void
  /** Absent where the office may not change a place. */
  onChange: ((place: Premise) => void) | undefined
}

function useColumns({ onOpen, onChange }: Acts, { estates, doors }: { estates: boolean; doors: boolean }): Column<Premise>[] {
  const { t } = useTranslation()
  const point = ({ point: at }: Premise) => (at === null ? <span className="muted">{t('premise.noPoint')}</span> : `${at.lat}, ${at.lon}`)
  return [
    {
      title: t('premise.name'),
      show: (place) => place.kind === 'door'
        ? place.name
        : <OpenRow title={place.name} note={t(`premise.kind.${place.kind}`)} onOpen={() => onOpen(place)} />,
    },
    ...(doors ? [] : [{ title: t('premise.inside'), align: 'right' as const, show: ({ children }: Premise) => children, className: 'num' }]),
    ...(estates ? [{ title: t('premise.point'), show: (place: Premise) => point(place), className: 'num' }] : []),
    ...(onChange ? [{
      title: <span className="hidden-text">{t('premise.change')}</span>,
      align: 'right' as const,
      show: (place: Premise) => (
        <Button type="link" aria-label={t('premise.changeOf', { name: place.name })}
          onClick={(event) => { event.stopPropagation(); onChange(place) }}>{t('premise.change')}</Button>
      ),
    }] : []),
  ]
}

function Paste({ org, way }: { org: Id<'org'>; way: Way }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button type="primary" icon={<ClipboardPaste />} onClick={() => setOpen(true)}>{t('premise.paste')}</Button>
      {open && <PastePlaces org={org} way={way.map(({ name }) => name)} onClose={() => setOpen(false)} />}
    </>
  )
}

/** What the list is called, and what it says while there is nothing in it. */
function useHead(here: Premise | undefined) {
  const { t } = useTranslation()
  if (here !== undefined) return { title: here.name, empty: { title: t('premise.noneIn', { name: here.name }) } }
  return { title: t('premise.estates'), empty: { title: t('premise.none'), note: t('premise.noneNote') } }
}

/** The places of a community, one level at a time. */
export function Places({ org }: { org: Id<'org'> }) {
  const [way, setWay] = useState<Way>([])
  const [changing, setChanging] = useState<Premise>()
  const here = way.at(-1)
  const query = useQueryOf(list, { org, ...(here && { parent: here.id }) })
  const { counts, may = {} } = query.data ?? {}
  const open = (place: Premise) => place.kind !== 'door' && setWay([...way, place])
  const columns = useColumns({ onOpen: open, onChange: may['change'] === 'ok' ? setChanging : undefined }, { estates: here === undefined, doors: here?.kind === 'building' })
  return (
    <div className="desk-gap">
      <Counts of={counts} />
      <Steps way={way} onWay={setWay} />
      <DataTable {...useHead(here)} query={query} columns={columns} rowKey={({ id }) => id} onOpen={open}
        actions={may['add'] === 'ok' && <Paste org={org} way={way} />} />
      {changing && <ChangePlace place={changing} onClose={() => setChanging(undefined)} />}
    </div>
  )
}
