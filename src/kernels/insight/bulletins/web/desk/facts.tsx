import { CircleCheck, EyeOff, Plus, Users } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useSpanText } from '#web/i18n/span.ts'
import { useFormat } from '#web/i18n/use-format.ts'
import { useQueryOf } from '#web/query.ts'
import { Await, Empty } from '#web/ui/states.tsx'
import { facts, type Bulletin } from '../../contract.ts'
import type { z } from 'zod'

/** A figure that can be told. */
export type Fact = z.infer<typeof facts.result>['items'][number]

/** What can be told, as it counts now. */
export const useFacts = (id: Bulletin['id']) => useQueryOf(facts, { id }, { also: ['request', 'posting'] })

interface FactsProps {
  bulletin: Bulletin
  query: ReturnType<typeof useFacts>
  used: ReadonlySet<string>
  chosen: string | undefined
  onChoose: (key: string) => void
  /** Absent where the text cannot be changed. */
  onInsert: ((fact: Fact) => void) | undefined
}

function Add({ fact, onInsert }: { fact: Fact; onInsert: (fact: Fact) => void }) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const label = t('bulletin.insert', { name: fact.name[language] })
  // The press must not take the cursor out of the text.
  return <button type="button" className="fact-add" title={label} aria-label={label} onMouseDown={(event) => event.preventDefault()} onClick={() => onInsert(fact)}><Plus /></button>
}

function Note({ fact: { shown, unit, rows } }: { fact: Fact }) {
  const { t } = useTranslation()
  const { language } = useFormat()
  return <small>{shown === null ? t('bulletin.tooFew') : `${unit[language]} · ${t('bulletin.records', { count: rows ?? 0 })}`}</small>
}

function Line({ fact, isUsed, chosen, onChoose, onInsert }: { fact: Fact; isUsed: boolean } & Pick<FactsProps, 'chosen' | 'onChoose' | 'onInsert'>) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const { key, name, shown, few } = fact
  return (
    <li className="fact" data-on={chosen === key}>
      <button type="button" className="fact-open" onClick={() => onChoose(key)}>
        <b className="num">{shown ?? <EyeOff aria-label={t('bulletin.tooFew')} />}</b>
        <span><strong>{name[language]}{few && shown !== null && <Users aria-label={t('bulletin.fewMark')} />}</strong><Note fact={fact} /></span>
      </button>
      {isUsed && <CircleCheck className="fact-used" aria-label={t('bulletin.used')} />}
      {onInsert && shown !== null && <Add fact={fact} onInsert={onInsert} />}
    </li>
  )
}

/** What the text names first, in reading order, then the rest. */
function inOrder(items: readonly Fact[], used: ReadonlySet<string>): Fact[] {
  const order = [...used]
  const rank = ({ key }: Fact) => (used.has(key) ? order.indexOf(key) : order.length)
  return items.toSorted((a, b) => rank(a) - rank(b))
}

/** 事实: every figure over the bulletin's days; a press looks at one, the plus writes it into the text. */
export function Facts({ bulletin, query, used, onInsert, ...line }: FactsProps) {
  const { t } = useTranslation()
  const spanText = useSpanText()
  return (
    <section className="facts" aria-label={t('bulletin.facts')}>
      <h2>{t('bulletin.facts')}</h2>
      <p className="muted">{spanText(bulletin.span)} · {bulletin.org.name}</p>
      <p className="facts-hint">{t(onInsert ? 'bulletin.factsHint' : 'bulletin.factsNow')}</p>
      <Await query={query} empty={<Empty title={t('bulletin.noFacts')} />}>
        {({ items }) => <ul>{inOrder(items, used).map((fact) => <Line key={fact.key} fact={fact} isUsed={used.has(fact.key)} onInsert={onInsert} {...line} />)}</ul>}
      </Await>
    </section>
  )
}
