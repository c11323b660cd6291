import { ChevronDown, MapPin } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Id } from '#platform/contract.ts'
import { menu } from '#kernels/marketplace/catalogue/contract.ts'
import { find } from '#kernels/registry/orgs/contract.ts'
import { useQueryOf } from '../query.ts'
import { linkTo } from '../routes.ts'
import { Await, Empty } from '../ui/states.tsx'
import { chooseCommunity, useCommunity } from './community.ts'
import { TextField } from './ui/field.tsx'
import { List, Row } from './ui/list.tsx'
import { Sheet } from './ui/sheet.tsx'

/** What was typed, once the typing has paused. */
function usePaused(text: string): string {
  const [paused, set] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => set(text), 250)
    return () => clearTimeout(timer)
  }, [text])
  return paused
}

function Found({ name, onChosen }: { name: string; onChosen: () => void }) {
  const { t } = useTranslation()
  const query = useQueryOf(find, { name, kind: 'community' })
  const choose = (org: Id<'org'>) => {
    chooseCommunity(org)
    onChosen()
  }
  return (
    <Await query={query} empty={<Empty title={t('community.none', { name })} />}>
      {({ items }) => (
        <List label={t('community.choose')}>
          {items.map((org) => <Row key={org.id} title={org.name} note={org.whole} onClick={() => choose(org.id)} />)}
        </List>
      )}
    </Await>
  )
}

/** Finds a community by its name and remembers it on this device. */
export function CommunitySheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const name = usePaused(text).trim()
  return (
    <Sheet open={open} title={t('community.choose')} onClose={onClose}>
      <TextField label={t('community.name')} hint={t('community.hint')} type="search" maxLength={40} value={text} onChange={setText} autoFocus />
      {name !== '' && <Found name={name} onChosen={onClose} />}
    </Sheet>
  )
}

function Name({ org }: { org: Id<'org'> }) {
  const { t } = useTranslation()
  const { data } = useQueryOf(menu, { org })
  return <>{data?.org.name ?? t('community.mine')}</>
}

/** Which community this home page is about; a press leads to the choice of another one. */
export function CommunityChip() {
  const { t } = useTranslation()
  const community = useCommunity()
  const to = linkTo('community')
  if (to === undefined) return null
  return (
    <Link to={to} className="where">
      <MapPin />{community === undefined ? t('community.choose') : <Name org={community} />}<ChevronDown className="more" />
    </Link>
  )
}
