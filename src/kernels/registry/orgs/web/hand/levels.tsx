import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Id } from '#platform/contract.ts'
import { useQueryOf } from '#web/query.ts'
import { Await, Empty } from '#web/ui/states.tsx'
import { List, Row } from '#web/hand/ui/list.tsx'
import { list, type OrgLine } from '../../contract.ts'
import './community.css'

type Step = Pick<OrgLine, 'id' | 'name'>

interface LevelProps {
  parent: Step | undefined
  onStep: (org: OrgLine) => void
  onChosen: (org: Id<'org'>) => void
}

function Level({ parent, onStep, onChosen }: LevelProps) {
  const { t } = useTranslation()
  const query = useQueryOf(list, { ...(parent && { parent: parent.id }) })
  const pick = (org: OrgLine) => (org.kind === 'community' ? onChosen(org.id) : onStep(org))
  return (
    <Await query={query} empty={<Empty title={t('community.empty')} note={t('community.emptyNote')} />}>
      {({ items }) => (
        <List label={parent?.name ?? t('community.top')}>
          {items.map((org) => <Row key={org.id} title={org.name} onClick={() => pick(org)} />)}
        </List>
      )}
    </Await>
  )
}

/** Down the tree by taps: city, county, town, community. */
export function CommunityLevels({ onChosen }: { onChosen: (org: Id<'org'>) => void }) {
  const { t } = useTranslation()
  const [way, setWay] = useState<readonly Step[]>([])
  return (
    <>
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
