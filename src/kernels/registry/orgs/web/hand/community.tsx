import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { Id } from '#platform/contract.ts'
import { useQueryOf } from '#web/query.ts'
import { Await, Empty } from '#web/ui/states.tsx'
import { chooseCommunity } from '#web/hand/community.ts'
import { TextField } from '#web/hand/ui/field.tsx'
import { List, Row } from '#web/hand/ui/list.tsx'
import { HandPage } from '#web/hand/ui/page.tsx'
import { find } from '../../contract.ts'
import { CommunityLevels } from './levels.tsx'

/** What was typed, once the typing has paused. */
function usePaused(text: string): string {
  const [paused, set] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => set(text), 250)
    return () => clearTimeout(timer)
  }, [text])
  return paused
}

function Found({ name, onChosen }: { name: string; onChosen: (org: Id<'org'>) => void }) {
  const { t } = useTranslation()
  const query = useQueryOf(find, { name, kind: 'community' })
  return (
    <Await query={query} empty={<Empty title={t('community.none', { name })} />}>
      {({ items }) => (
        <List label={t('community.choose')}>
          {items.map(({ id, name: found, whole }) => <Row key={id} title={found} note={whole} onClick={() => onChosen(id)} />)}
        </List>
      )}
    </Await>
  )
}

/** 选社区: down the tree by taps, or by name. The choice stays on this device. */
export default function CommunityPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [text, setText] = useState('')
  const name = usePaused(text).trim()
  const chosen = (org: Id<'org'>) => {
    chooseCommunity(org)
    void navigate('/', { replace: true })
  }
  return (
    <HandPage title={t('page.community')} back="/" white>
      <div className="community-page">
        <TextField label={t('community.search')} hint={t('community.hint')} type="search" maxLength={40} value={text} onChange={setText} />
        {name === '' ? <CommunityLevels onChosen={chosen} /> : <Found name={name} onChosen={chosen} />}
      </div>
    </HandPage>
  )
}
