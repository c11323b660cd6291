import { useTranslation } from 'react-i18next'
import { OfflineError, RefusedError } from '../call.ts'

/** What a fault is called: the refusal's code, `offline`, or `fault` for everything that is ours. */
export function codeOf(fault: unknown): string {
  if (fault instanceof Error && 'code' in fault && typeof fault.code === 'string') return fault.code
  return 'fault'
}

/** Says a fault in the reader's language: the sentence `refuse.<code>` with its facts, else what the server wrote. */
export function useSay(): (fault: unknown) => string {
  const { t, i18n } = useTranslation()
  return (fault) => {
    // Without a network nothing has left this device; with one, an answer may have got lost on its way.
    const code = fault instanceof OfflineError && !navigator.onLine ? 'unsent' : codeOf(fault)
    const key = `refuse.${code}`
    const refused = fault instanceof RefusedError ? fault : undefined
    if (i18n.exists(key)) return t(key, { ...refused?.facts })
    return refused && refused.message !== '' ? refused.message : t('refuse.fault')
  }
}
