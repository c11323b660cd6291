import { Eye, EyeOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { QuantityWire } from '#platform/quantity.ts'
import { useLanguage } from '#web/i18n/language.ts'
import { kept, useStore } from '#web/store.ts'
import { DrawnArches } from '#web/ui/drawings.tsx'
import type { Book, Passbook } from '../../contract.ts'
import { amountText, changeText } from './amounts.ts'

const numbers = kept<'shown' | 'hidden'>('qq-passbook', (found) => (found === 'hidden' ? 'hidden' : 'shown'))

/** Whether this browser shows the numbers; someone may look over a shoulder. */
export const useHidden = (): boolean => useStore(numbers) === 'hidden'

function HideButton() {
  const { t } = useTranslation()
  const hidden = useHidden()
  return (
    <button type="button" className="icon-btn" aria-label={t(hidden ? 'passbook.reveal' : 'passbook.hide')} onClick={() => numbers.set(hidden ? 'shown' : 'hidden')}>
      {hidden ? <EyeOff /> : <Eye />}
    </button>
  )
}

/** The currency that is looked at, else the first one; people without points see their hours large. */
function useMain(book: Passbook, chosen: Book) {
  const { t } = useTranslation()
  const language = useLanguage()
  const currency = book.currencies.find((one) => one.book === chosen) ?? book.currencies[0]
  if (currency === undefined) return { label: t('passbook.credit'), balance: book.credit, month: book.month, credit: false }
  return { label: t('passbook.mine', { name: currency[language] }), balance: currency.balance, month: currency.month, credit: true }
}

function Part({ label, value }: { label: string; value: string }) {
  return <div><dt>{label}</dt><dd className="num">{value}</dd></div>
}

/** The book's cover: what stands in it. */
export function Hero({ book, chosen }: { book: Passbook; chosen: Book }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const hidden = useHidden()
  const main = useMain(book, chosen)
  const say = (text: string) => (hidden ? '••••' : text)
  const amount = (wire: QuantityWire) => say(amountText(wire, language))
  return (
    <section className="book-cover on-qing" aria-label={t('page.passbook')}>
      <DrawnArches />
      <p className="book-holder"><span>{main.label}</span><span>{t('passbook.holder', { name: book.name })}<HideButton /></span></p>
      <p className={`book-main num${main.credit ? '' : ' book-hours'}`}>{amount(main.balance)}</p>
      <dl>
        {main.credit && <Part label={t('passbook.credit')} value={amount(book.credit)} />}
        <Part label={t('passbook.honour')} value={amount(book.honour)} />
        <Part label={t('passbook.month')} value={say(changeText(main.month, language))} />
      </dl>
    </section>
  )
}
