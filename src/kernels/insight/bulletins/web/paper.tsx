import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#web/i18n/use-format.ts'
import type { Correction, Page } from '../contract.ts'
import { byKey, keyed, keyedBlocks, keyedCorrections, type Numbers } from './numbers.ts'
import './paper.css'

const dayText = (day: string): string => new Intl.DateTimeFormat('zh-CN', { timeZone: 'UTC', dateStyle: 'long' }).format(Date.parse(day))

type Head = Pick<Page, 'masthead' | 'issue' | 'issuer'>

/** The red head of the page: name, issue number, issuer and day. What is printed is Chinese in either language. */
export function PaperHead({ masthead, issue, issuer, day }: Head & { day: string }) {
  const { t } = useTranslation()
  return (
    <header lang="zh-CN">
      <p className="paper-mast">{masthead}</p>
      <p className="paper-issue">{issue === null ? t('bulletin.unnumbered') : t('bulletin.number', { ...issue })}</p>
      <p className="paper-line"><span>{issuer}</span><span>{dayText(day)}</span></p>
    </header>
  )
}

/** Who answers for it, under the imprint. */
export function Signers({ editor, reviewer, signer }: Pick<Page, 'editor' | 'reviewer' | 'signer'>) {
  const { t } = useTranslation()
  const all = [['editor', editor], ['reviewer', reviewer], ['signer', signer]] as const
  return <p className="paper-signers">{all.map(([role, name]) => <span key={role}>{t(`bulletin.by.${role}`)} {name === '' ? '——' : name}</span>)}</p>
}

interface TextProps {
  page: Page
  /** The number that is looked at. */
  chosen?: string | undefined
  onChoose: (key: string) => void
}

/** A number in a sentence: pressing it shows how it was counted. */
function Chip({ of, numbers, chosen, onChoose }: { of: string; numbers: Numbers } & Omit<TextProps, 'page'>) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const number = numbers.get(of)
  return (
    <button type="button" className="chip" data-on={chosen === of} title={t('bulletin.chip', { name: number?.name[language] ?? of })} onClick={() => onChoose(of)}>
      {number?.shown ?? '—'}
    </button>
  )
}

/** Title and body as they are read; every number can be pressed. */
export function PaperText({ page, chosen, onChoose }: TextProps) {
  const numbers = byKey(page)
  const line = (runs: Parameters<typeof keyed>[0]): ReactNode[] =>
    keyed(runs).map(({ key, run }) => (typeof run === 'string' ? <span key={key}>{run}</span> : <Chip key={key} of={run.figure} numbers={numbers} chosen={chosen} onChoose={onChoose} />))
  return (
    <>
      <h2 className="paper-title">{page.text.title}</h2>
      <div className="paper-text">
        {keyedBlocks(page.text.blocks).map(({ key, block }) => (block.kind === 'heading' ? <h3 key={key}>{line(block.runs)}</h3> : <p key={key}>{line(block.runs)}</p>))}
      </div>
    </>
  )
}

/** The imprint: who receives it, and who answers for it. */
export const PaperFoot = ({ page }: { page: Page }) => (
  <footer className="paper-foot">
    {page.text.imprint.map(({ label, text }) => <p key={label + text}>{label}：{text}</p>)}
    <Signers {...page} />
  </footer>
)

/** What was corrected after publication, in sight of all. */
export function Corrections({ of }: { of: readonly Correction[] }) {
  const { t } = useTranslation()
  const { language, date } = useFormat()
  return keyedCorrections(of).map(({ key, one }) => (
    <section key={key} className="correction" aria-label={t('bulletin.correction')}>
      <b>{t('bulletin.correctionOn', { day: date(one.day) })}</b>
      <p>{one.note}</p>
      {one.numbers.map(({ key: of_, name, unit, was, now }) => <p key={of_}>{t(was === now ? 'bulletin.stillNow' : 'bulletin.wasNow', { name: name[language], was, now, unit: unit[language] })}</p>)}
      <small>{t('bulletin.correctedBy', { name: one.by })}</small>
    </section>
  ))
}
