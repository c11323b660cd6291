import { useState } from 'react'
import type { Id } from '#platform/contract.ts'
import { list, type Premise } from '#kernels/registry/premises/contract.ts'
import { call } from '#web/call.ts'
import { useQueryOf } from '#web/query.ts'

/** One place as a cascader shows it. */
export interface Place { value: Premise['id']; label: string; isLeaf: boolean; children?: Place[] }

const placed = ({ id, name, children }: Premise): Place => ({ value: id, label: name, isLeaf: children === 0 })

const within = (places: readonly Place[], of: string, children: Place[]): Place[] =>
  places.map((one) => (one.value === of ? { ...one, children } : one.children ? { ...one, children: within(one.children, of, children) } : one))

/** Estates, buildings and doors of a community, each level read when it is opened. */
export function useDoors(org: Id<'org'>) {
  const top = useQueryOf(list, { org }).data?.items.map(placed)
  const [opened, setOpened] = useState<readonly (readonly [Premise['id'], Place[]])[]>([])
  const options = opened.reduce<Place[]>((all, [of, children]) => within(all, of, children), top ?? [])
  const load = (path: readonly { value: Premise['id'] }[]) => {
    const parent = path.at(-1)?.value
    if (parent !== undefined) void call(list, { org, parent }).then(({ items }) => setOpened((old) => [...old, [parent, items.map(placed)]]))
  }
  return { options, load }
}
