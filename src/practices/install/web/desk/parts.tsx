import { Monitor } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { listText } from '#web/i18n/format.ts'
import { useLanguage } from '#web/i18n/language.ts'
import type { Param, PartView } from '../../contract.ts'
import { CoinPicture, EarnPicture, FiguresPicture, ListPicture, MenuPicture, Rings, SheetPicture } from './pictures.tsx'
import { useSaid } from './said.ts'

/** A rule that a picture of its own shows whole, its number too. */
const earns = (part: PartView) => part.part === 'ledger.earn' && part.params.length === 1

interface Drawing { part: PartView; values: readonly number[] }

const pictures: Readonly<Record<string, (drawing: Drawing) => ReactNode>> = {
  'marketplace.catalogue': ({ part }) => <MenuPicture items={part.items} />,
  'ledger.currency': ({ part }) => <CoinPicture of={part} />,
  'ledger.earn': ({ part, values: [points] }) => (earns(part) && points !== undefined ? <EarnPicture points={points} /> : null),
  'insight.figures': ({ part }) => <FiguresPicture items={part.items} />,
  'insight.bulletin': ({ part }) => <SheetPicture title={part.title ?? part.zh} items={part.items} />,
}

function Drawn(drawing: Drawing) {
  const picture = pictures[drawing.part.part]
  if (picture !== undefined) return picture(drawing)
  return drawing.part.items.length > 0 ? <ListPicture items={drawing.part.items} /> : null
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
  const language = useLanguage()
  const count = part.items.filter(({ heading }) => !heading).length
  const key = counted[part.part]
  return (
    <section className="tile" data-part={part.part} aria-label={said(part)}>
      <header>
        <i className="num">{at}</i><h3>{said(part)}</h3>
        <small>{[...(key === undefined ? [] : [t(key, { count })]), ...(after.length > 0 ? [t('practice.uses', { parts: listText(after, language) })] : [])].join(' · ')}</small>
      </header>
      <Drawn part={part} values={params.map((param) => values[param.key] ?? param.default)} />
      {part.items.some(({ wall }) => wall) && <p className="on-wall"><Monitor />{t('practice.onWall', { count: part.items.filter(({ wall }) => wall).length })}</p>}
      {params.length > 0 && !earns(part) && <Rings params={params} values={values} />}
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
