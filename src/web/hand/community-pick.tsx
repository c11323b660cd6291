import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Id } from '#platform/contract.ts'
import { find, list, type OrgLine } from '#kernels/registry/orgs/contract.ts'
import { useQueryOf } from '../query.ts'
import { Await, Empty } from '../ui/states.tsx'
import { TextField } from './ui/field.tsx'
import { List, Row } from './ui/list.tsx'
import './community.css'

type Chosen = { onChosen: (org: Id<'org'>) => void }

/** What was typed, once the typing has paused. */
function usePaused(text: string): string {
  const [paused, set] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => set(text), 250)
    return () => clearTimeout(timer)
  }, [text])
  return paused
}

function Found({ name, onChosen }: Chosen & { name: string }) {
  const { t } = useTranslation()
  const query = useQueryOf(find, { name, kind: 'community' })
  return (
    <Await query={query} empty={<Empty title={t('community.none', { name })} />}>
      {({ items }) => (
        <div className="card"><List label={t('community.choose')}>
          {items.map(({ id, name: found, whole }) => <Row key={id} title={found} note={whole} onClick={() => onChosen(id)} />)}
        </List></div>
      )}
    </Await>
  )
}

type Step = Pick<OrgLine, 'id' | 'name'>

function Level({ parent, onStep, onChosen }: Chosen & { parent: Step | undefined; onStep: (org: OrgLine) => void }) {
  const { t } = useTranslation()
  const query = useQueryOf(list, { ...(parent && { parent: parent.id }) })
  const pick = (org: OrgLine) => (org.kind === 'community' ? onChosen(org.id) : onStep(org))
  return (
    <Await query={query} empty={<Empty title={t('community.empty')} note={t('community.emptyNote')} />}>
      {({ items }) => (
        <div className="card"><List label={parent?.name ?? t('community.top')}>
          {items.map((org) => <Row key={org.id} title={org.name} onClick={() => pick(org)} />)}
        </List></div>
      )}
    </Await>
  )
}

/** Down the tree by taps: city, county, town, community. */
function Levels({ onChosen }: Chosen) {
  const { t } = useTranslation()
  const [way, setWay] = useState<readonly Step[]>([])
  return (
    <>
      <h2 className="levels-head">{t('community.byLevel')}</h2>
      {way.length > 0 && (
        <nav className="levels-way" aria-label={t('community.way')}>
          <button type="button" onClick={() => setWay([])}>{t('community.all')}</button>
          {way.map(({ id, name }, at) => <button key={id} type="button" onClick={() => setWay(way.slice(0, at + 1))}>{name}</button>)}
        </nav>
      )}
      <Level parent={way.at(-1)} onStep={(org) => setWay([...way, org])} onChosen={onChosen} />
    </>
  )
}

/** A community by its name, or down the tree by taps. */
export function CommunityPick({ onChosen }: Chosen) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const name = usePaused(text).trim()
  return (
    <div className="community-pick">
      <TextField label={t('community.name')} hint={t('community.hint')} type="search" maxLength={40} value={text} onChange={setText} />
      {name === '' ? <Levels onChosen={onChosen} /> : <Found name={name} onChosen={onChosen} />}
    </div>
  )
}
