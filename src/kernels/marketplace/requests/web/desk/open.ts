import { useSearchParams } from 'react-router'
import { id, type Id } from '#platform/contract.ts'

const RequestId = id('request')

/** Which request stands open beside the list; it is part of the address, so it can be handed on. */
export function useOpenRequest(): [Id<'request'> | undefined, (id: Id<'request'> | undefined) => void] {
  const [search, setSearch] = useSearchParams()
  const read = RequestId.safeParse(search.get('open'))
  const open = (next: Id<'request'> | undefined) =>
    setSearch((old) => {
      const changed = new URLSearchParams(old)
      if (next === undefined) changed.delete('open')
      else changed.set('open', next)
      return changed
    }, { replace: true })
  return [read.success ? read.data : undefined, open]
}
