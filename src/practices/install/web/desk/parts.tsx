import { Monitor } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Param, PartView } from '../../contract.ts'
import { CoinPicture, FiguresPicture, ListPicture, MenuPicture, Rings, SheetPicture } from './pictures.tsx'
import { useSaid } from './said.ts'

function Drawn({ part }: { part: PartView }) {
  const said = useSaid()
  if (part.part === 'marketplace.catalogue') return <MenuPicture items={part.items} />
  if (part.part === 'ledger.currency') return <CoinPicture name={said(part)} />
  if (part.part === 'insight.figures') return <FiguresPicture items={part.items} />
  if (part.part === 'insight.bulletin') return <SheetPicture title={part.title ?? part.zh} items={part.items} />
  return part.items.length > 0 ? <ListPicture items={part.items} /> : null
}

/** What stands in a tile's corner: how much of it. */
const counted: Readonly<Record<string, string>> = {
  'marketplace.catalogue': 'practice.services', 'insight.figures': 'practice.figures', 'insight.bulletin': 'practice.lines',
}

interface TileProps {
  part: PartView
  at: number
  /** Numbers of the tiles that this one points at. */
  after: readonly number[]
  params: readonly Param[]
  values: Readonly<Record<string, number>>
}

function Tile({ part, at, after, params, values }: TileProps) {
  const { t } = useTranslation()
  const said = useSaid()
  const count = part.items.filter(({ heading }) => !heading).length
  const key = counted[part.part]
  return (
    <section className="tile" data-part={part.part} aria-label={said(part)}>
      <header>
        <i className="num">{at}</i><h3>{said(part)}</h3>
        <small>{[...(key === undefined ? [] : [t(key, { count })]), ...(after.length > 0 ? [t('practice.uses', { parts: after.join(' · ') })] : [])].join(' · ')}</small>
      </header>
      <Drawn part={part} />
      {part.items.some(({ wall }) => wall) && <p className="on-wall"><Monitor />{t('practice.onWall', { count: part.items.filter(({ wall }) => wall).length })}</p>}
      {params.length > 0 && <Rings params={params} values={values} />}
    </section>
  )
}

/** A practice as a picture of its parts, numbered in the order in which they are read. */
export function Parts({ parts, params, values }: { parts: readonly PartView[]; params: readonly Param[]; values: Readonly<Record<string, number>> }) {
  const numberOf = (name: string) => parts.findIndex((part) => part.name === name) + 1
  return (
    <div className="tiles">
      {parts.map((part, at) => (
        <Tile key={part.name} part={part} at={at + 1} after={part.uses.map(numberOf)} values={values} params={params.filter(({ key }) => part.params.includes(key))} />
      ))}
    </div>
  )
}
