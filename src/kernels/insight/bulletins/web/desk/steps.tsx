import { Check } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Timeline } from '#web/ui/timeline.tsx'
import type { Bulletin, BulletinState } from '../../contract.ts'

const ranks: Readonly<Record<BulletinState, number>> = { draft: 0, discarded: 0, review: 1, signing: 2, signed: 3, published: 4 }
const steps = ['edit', 'review', 'sign', 'publish'] as const

/** Who did what, who is next: edited, reviewed, signed, published. */
export function Steps({ bulletin }: { bulletin: Bulletin }) {
  const { t } = useTranslation()
  const rank = ranks[bulletin.state]
  const names = [bulletin.editor, bulletin.reviewer, bulletin.signer, '']
  return (
    <ol className="steps" aria-label={t('bulletin.steps')}>
      {steps.map((step, at) => (
        <li key={step} data-state={at < rank ? 'done' : at === rank ? 'now' : 'next'} aria-current={at === rank ? 'step' : undefined}>
          <i>{at < rank && <Check />}</i>{t(`bulletin.step.${step}`)} {names[at]}
        </li>
      ))}
    </ol>
  )
}

/** Its life so far, with the words that were written along. */
export function History({ bulletin }: { bulletin: Bulletin }) {
  const { t } = useTranslation()
  const { timeline } = bulletin
  return (
    <section className="margin-card" aria-label={t('bulletin.history')}>
      <h2>{t('bulletin.history')}</h2>
      <Timeline label={t('bulletin.history')} steps={timeline.map(({ act, at, by, note }, n) => ({
        key: `${n} ${act}`, title: t(`bulletin.did.${act}`), at, state: n === timeline.length - 1 ? 'now' as const : 'done' as const,
        note: [by, note].filter((text) => text !== null).join('：'),
      }))} />
    </section>
  )
}
