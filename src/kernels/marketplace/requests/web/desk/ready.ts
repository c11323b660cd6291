import { useTranslation } from 'react-i18next'
import { useQueryOf } from '#web/query.ts'
import { replies, type Reply } from '../../desk/contract.ts'

const ours = { decline: ['area', 'service', 'time', 'twice'], explain: ['full', 'weather', 'asked'] } as const

/** The product's own sentences: what a desk has until it writes its own list, in the language that is read. */
function useOurs(): Reply[] {
  const { t } = useTranslation()
  return (['decline', 'explain'] as const).flatMap((to) => ours[to].map((name) => ({ to, reason: t(`ready.${name}`), next: t(`ready.${name}.next`) })))
}

/** What this desk says often, and the version of its list; nothing before it is read. */
export function useReplies() {
  const product = useOurs()
  const query = useQueryOf(replies, {})
  const { data } = query
  return { ...query, data: data && { items: data.items ?? product, version: data.version } }
}

/** What is said often with a deed, with what comes next: one press instead of typing on a phone. */
export function useReady(to: Reply['to']): { reason: string; second: string }[] {
  const { data } = useReplies()
  return (data?.items ?? []).filter((one) => one.to === to).map(({ reason, next }) => ({ reason, second: next }))
}
