import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Id } from '#platform/contract.ts'
import { useQueryOf } from '#web/query.ts'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { Problem } from '#web/ui/states.tsx'
import { list, show, type OrgLine } from '../../contract.ts'

type Chosen = { chosen: Id<'org'>; onChoose: (org: Id<'org'>) => void }

function Children({ parent, ...chosen }: Chosen & { parent: Id<'org'> }) {
  const { data, error, refetch } = useQueryOf(list, { parent })
  if (data === undefined) return error ? <Problem fault={error} onRetry={() => void refetch()} /> : <Skeleton rows={2} />
  return <ul>{data.items.map((org) => <Node key={org.id} org={org} {...chosen} />)}</ul>
}

type Shown = Pick<OrgLine, 'id' | 'name' | 'children'>

function Node({ org, open: first = false, ...chosen }: Chosen & { org: Shown; open?: boolean }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(first)
  const leaf = org.children === 0
  return (
    <li>
      <div className="node" data-chosen={chosen.chosen === org.id}>
        {leaf ? <span className="twist" /> : (
          <button type="button" className="twist" aria-expanded={open} aria-label={t(open ? 'org.fold' : 'org.unfold', { name: org.name })}
            onClick={() => setOpen(!open)}><ChevronRight /></button>
        )}
        <button type="button" className="name" aria-current={chosen.chosen === org.id || undefined} onClick={() => chosen.onChoose(org.id)}>
          {org.name}
        </button>
        {!leaf && <span className="num" aria-hidden="true">{org.children}</span>}
      </div>
      {open && !leaf && <Children parent={org.id} {...chosen} />}
    </li>
  )
}

/** The organisations from one down, each opened when it is asked for. */
export function OrgTree({ root, ...chosen }: Chosen & { root: Id<'org'> }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQueryOf(show, { id: root })
  if (data === undefined) return error ? <Problem fault={error} onRetry={() => void refetch()} /> : <Skeleton rows={4} />
  return <nav className="card org-tree" aria-label={t('org.tree')}><ul><Node key={root} org={data} open {...chosen} /></ul></nav>
}
