import { useTranslation } from 'react-i18next'

const replies = { decline: ['area', 'service', 'time', 'twice'], explain: ['full', 'weather', 'asked'] } as const

/** What a desk says often, with what comes next: one press instead of typing on a phone. */
export function useReady(deed: keyof typeof replies): { reason: string; second: string }[] {
  const { t } = useTranslation()
  return replies[deed].map((name) => ({ reason: t(`ready.${name}`), second: t(`ready.${name}.next`) }))
}
