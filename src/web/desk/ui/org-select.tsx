import { Select } from 'antd'
import { useState } from 'react'
import type { Id } from '#platform/contract.ts'
import { find, show, type OrgKind } from '#kernels/registry/orgs/contract.ts'
import { useQueryOf } from '../../query.ts'

interface SelectProps {
  label: string
  placeholder: string
  /** Only organisations at and below this one are found. */
  under: Id<'org'>
  /** Only of this kind; all kinds unless told. */
  kind?: OrgKind
  chosen: Id<'org'> | undefined
  onChoose: (org: Id<'org'>) => void
}

type Named = { value: Id<'org'>; label: string }

function useFound(asked: { name: string; under: Id<'org'>; kind?: OrgKind }): Named[] {
  const { data } = useQueryOf(find, asked, { enabled: asked.name.trim() !== '' })
  return (data?.items ?? []).map(({ id, name, whole }) => ({ value: id, label: `${name} ${whole}` }))
}

function useChosen(org: Id<'org'> | undefined, under: Id<'org'>): Named[] {
  const { data } = useQueryOf(show, { id: org ?? under }, { enabled: org !== undefined })
  return org === undefined || data === undefined ? [] : [{ value: org, label: data.name }]
}

/** Finds an organisation below an office by its name. */
export function OrgSelect({ label, placeholder, under, kind, chosen, onChoose }: SelectProps) {
  const [name, setName] = useState('')
  const found = useFound({ name, under, ...(kind !== undefined && { kind }) })
  const only = useChosen(chosen, under)
  const choose = (org: Id<'org'>) => {
    setName('')
    onChoose(org)
  }
  return (
    <Select<Id<'org'>> aria-label={label} placeholder={placeholder} style={{ minWidth: 240 }} showSearch={{ filterOption: false, onSearch: setName }}
      value={chosen ?? null} options={found.length > 0 ? found : only} onChange={choose} notFoundContent={null} />
  )
}
