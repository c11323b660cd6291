import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#web/i18n/use-format.ts'
import { hourText, sentence } from '#web/i18n/format.ts'
import { Choices, type Option } from '#web/hand/ui/choices.tsx'
import { TextField } from '#web/hand/ui/field.tsx'
import { ahead, dayAt, instantAt, parts, type Part, type When } from '../days.ts'

/** So many days are chips; later ones come from the calendar. */
const CHIPS = 7
const MOST_DAYS = 60

const names = ['morning', 'afternoon', 'evening'] as const

const noon = (day: string) => instantAt(day, '12:00')

function useDays(value: When, other: boolean): Option<string>[] {
  const { t } = useTranslation()
  const { now, day, date } = useFormat()
  const near = Array.from({ length: CHIPS }, (_none, after) => dayAt(now, after))
  const chips = near.map((one) => ({ value: one, label: sentence(day(noon(one))), note: date(noon(one)) }))
  const note = other && value.day !== '' ? date(noon(value.day)) : t('order.when.calendar')
  return [...chips, { value: 'other', label: t('order.when.other'), note }]
}

function useParts(day: string): Option<Part | 'own'>[] {
  const { t } = useTranslation()
  const { now } = useFormat()
  const clock = (part: Part) =>
    `${hourText(instantAt('2026-01-01', parts[part].from))}–${hourText(instantAt('2026-01-01', parts[part].to))}`
  const known = names.map((part) => ({
    value: part, label: t(`order.when.${part}`), note: clock(part), disabled: day !== '' && !ahead(day, part, now),
  }))
  return [...known, { value: 'own', label: t('order.when.own'), note: t('order.when.ownNote') }]
}

/** When somebody shall come: a day, and a window that people know by name or one's own times. */
export function WhenPicker({ value, onChange }: { value: When; onChange: (value: When) => void }) {
  const { t } = useTranslation()
  const { now } = useFormat()
  const late = value.day !== '' && value.day > dayAt(now, CHIPS - 1)
  const [calendar, setCalendar] = useState(late)
  const days = useDays(value, calendar)
  const pickDay = (day: string) => {
    setCalendar(day === 'other')
    onChange({ ...value, day: day === 'other' ? '' : day })
  }
  return (
    <div className="when">
      <div className="when-days">
        <Choices label={t('order.when.day')} options={days} value={calendar ? 'other' : value.day} onChange={pickDay} />
      </div>
      {calendar && (
        <label className="when-date">
          <span className="hidden-text">{t('order.when.date')}</span>
          <input type="date" className="input" min={dayAt(now)} max={dayAt(now, MOST_DAYS)} value={value.day}
            onChange={({ target }) => onChange({ ...value, day: target.value })} />
        </label>
      )}
      <div className="when-parts">
        <Choices label={t('order.when.part')} options={useParts(value.day)} value={value.part === '' ? undefined : value.part}
          onChange={(part) => onChange({ ...value, part })} />
      </div>
      {value.part === 'own' && (
        <div className="when-own">
          <TextField label={t('order.when.from')} type="time" value={value.from} onChange={(from) => onChange({ ...value, from })} />
          <TextField label={t('order.when.to')} type="time" value={value.to} onChange={(to) => onChange({ ...value, to })} />
        </div>
      )}
    </div>
  )
}
