import { CircleQuestionMark } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Page } from '../pages.ts'
import { kept, useStore } from '../store.ts'

/** The pages whose help this browser has put away, by name. */
const away = kept('qq-help-away', (found) => found ?? '')

const NOTE = 'desk-help'

/** A page that explains itself, and whether it does so now; undefined for one that has nothing to say. */
function useHelp(page: Page | undefined) {
  const { i18n } = useTranslation()
  const names = useStore(away).split(' ')
  if (page === undefined || !i18n.exists(`help.${page.name}`)) return undefined
  const { name } = page
  const open = !names.includes(name)
  return { name, open, turn: () => away.set((open ? [...names, name] : names.filter((one) => one !== name)).join(' ').trim()) }
}

/** Brings back what this page says of itself, and puts it away. */
export function HelpButton({ page }: { page: Page | undefined }) {
  const { t } = useTranslation()
  const help = useHelp(page)
  if (help === undefined) return null
  return (
    <button type="button" className="desk-how" aria-expanded={help.open} aria-controls={help.open ? NOTE : undefined} onClick={help.turn}>
      <CircleQuestionMark />{t('desk.how')}
    </button>
  )
}

/** What stops a newcomer on this page, in a few sentences under `help.<name>`, until somebody has read it once. */
export function Help({ page }: { page: Page | undefined }) {
  const { t } = useTranslation()
  const help = useHelp(page)
  if (help?.open !== true) return null
  return (
    <section id={NOTE} className="desk-help" aria-label={t('desk.how')}>
      <ul>{t(`help.${help.name}`).split('\n').map((line) => <li key={line}>{line}</li>)}</ul>
      <button type="button" className="btn btn-quiet btn-s" onClick={help.turn}>{t('desk.howDone')}</button>
    </section>
  )
}
