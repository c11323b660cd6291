import { Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Day } from '#platform/contract.ts'
import { dayBefore, dayNow, type Days } from '../../i18n/span.ts'
import { useFormat } from '../../i18n/use-format.ts'

const habits = ['month', 'last', 'quarter', 'year'] as const
type Habit = (typeof habits)[number]

const pad = (month: number) => String(month).padStart(2, '0')

/** The days of a habit on a given day: this month, this quarter and this year run to today, the last month is whole. */
export function daysOf(habit: Habit, today: Day): Days {
  const [year, month] = [today.slice(0, 4), Number(today.slice(5, 7))]
  const since = (start: string): Day => Day.parse(start)
  const first = since(`${today.slice(0, 7)}-01`)
  if (habit === 'month') return { from: first, to: today }
  if (habit === 'quarter') return { from: since(`${year}-${pad(month - ((month - 1) % 3))}-01`), to: today }
  if (habit === 'year') return { from: since(`${year}-01-01`), to: today }
  const last = dayBefore(first)
  return { from: since(`${last.slice(0, 7)}-01`), to: last }
}

function Dates({ value, onChange }: { value: Days; onChange: (next: Days) => void }) {
  const { t } = useTranslation()
  const set = (side: keyof Days) => (text: string) => {
    const day = Day.safeParse(text)
    if (!day.success) return
    const next = { ...value, [side]: day.data }
    onChange(next.from <= next.to ? next : { from: day.data, to: day.data })
  }
  return (
    <span className="span-dates">
      <input type="date" aria-label={t('span.from')} value={value.from} onChange={({ target }) => set('from')(target.value)} />
      <span aria-hidden="true">–</span>
      <input type="date" aria-label={t('span.to')} value={value.to} onChange={({ target }) => set('to')(target.value)} />
    </span>
  )
}

/** Which days are counted: this month, last month, this quarter, this year, or days of one's own. */
export function SpanPicker({ value, onChange }: { value: Days; onChange: (next: Days) => void }) {
  const { t } = useTranslation()
  const today = dayNow(useFormat().now)
  const [own, setOwn] = useState(false)
  const habit = habits.find((one) => {
    const days = daysOf(one, today)
    return days.from === value.from && days.to === value.to
  })
  const shown = own || habit === undefined ? 'own' : habit
  const choose = (next: Habit | 'own') => {
    setOwn(next === 'own')
    if (next !== 'own') onChange(daysOf(next, today))
  }
  return (
    <div className="span-picker" role="group" aria-label={t('span.title')}>
      <Segmented<Habit | 'own'> value={shown} onChange={choose} options={[...habits, 'own' as const].map((one) => ({ value: one, label: t(`span.${one}`) }))} />
      {shown === 'own' && <Dates value={value} onChange={onChange} />}
    </div>
  )
}
