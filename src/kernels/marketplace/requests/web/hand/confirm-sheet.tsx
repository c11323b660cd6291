import { Star } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '#web/query.ts'
import { useFormat } from '#web/i18n/use-format.ts'
import { Button } from '#web/ui/button.tsx'
import { Initials } from '#web/ui/cover.tsx'
import { Refused } from '#web/ui/states.tsx'
import { toast } from '#web/ui/toast.tsx'
import { Amount } from '#web/hand/ui/field.tsx'
import { Sheet } from '#web/hand/ui/sheet.tsx'
import { confirm, type Whole } from '../../contract.ts'
import { timeAt } from '../days.ts'

const five = [1, 2, 3, 4, 5] as const

/** Five stars, of which some are given; said in a word too. */
function Stars({ value, onChange }: { value: number; onChange: (stars: number) => void }) {
  const { t } = useTranslation()
  const name = useId()
  return (
    <fieldset className="stars">
      <legend className="field-head">{t('confirm.stars')}</legend>
      <div>
        {five.map((one) => (
          <label key={one} className={one <= value ? 'given' : ''}>
            <input type="radio" name={name} checked={value === one} onChange={() => onChange(one)} />
            <Star /><span className="hidden-text">{t('confirm.star', { count: one, word: t(`confirm.word.${one}`) })}</span>
          </label>
        ))}
        <b aria-hidden="true">{value > 0 && t(`confirm.word.${value}`)}</b>
      </div>
    </fieldset>
  )
}

type Visit = Whole['visits'][number]

/** Who came, from when to when; minutes may go down, never up. */
function VisitRow({ visit, minutes, onChange }: { visit: Visit; minutes: number; onChange: (minutes: number) => void }) {
  const { t } = useTranslation()
  const { day } = useFormat()
  return (
    <li className="visit-row">
      <Initials name={visit.person.name} size={40} />
      <div className="grow"><b>{visit.person.name}</b><p>{day(visit.from)} {timeAt(visit.from)}–{timeAt(visit.to)}</p></div>
      <Amount label={t('confirm.minutesOf', { name: visit.person.name })} unit={t('confirm.minutes')} value={minutes} max={visit.minutes} step={5} onChange={onChange} />
    </li>
  )
}

/** The one served looks at names and minutes, may lower minutes, and rates. */
export function ConfirmSheet({ request, open, onClose }: { request: Whole; open: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const [stars, setStars] = useState(0)
  const [asked, setAsked] = useState(false)
  const [lowered, setLowered] = useState<Readonly<Record<string, number>>>({})
  const say = useCommand(confirm, {
    hat: 'me', also: ['me'],
    onDone: () => {
      onClose()
      toast({ text: t('confirm.done'), note: t('confirm.doneNote') })
    },
  })
  const minutesOf = ({ person, minutes }: Visit) => lowered[person.id] ?? minutes
  const send = () => {
    setAsked(true)
    if (stars === 0) return
    const minutes = request.visits.filter((visit) => minutesOf(visit) < visit.minutes).map((visit) => ({ person: visit.person.id, minutes: minutesOf(visit) }))
    say.run({ id: request.id, stars, minutes })
  }
  return (
    <Sheet open={open} title={t('confirm.title')} onClose={onClose} foot={<Button size="l" busy={say.isPending} onClick={send}>{t('confirm.go')}</Button>}>
      <div className="stack">
        <ul className="visit-rows" aria-label={t('confirm.visits')}>
          {request.visits.map((visit) => (
            <VisitRow key={visit.person.id} visit={visit} minutes={minutesOf(visit)} onChange={(minutes) => setLowered({ ...lowered, [visit.person.id]: minutes })} />
          ))}
        </ul>
        <p className="muted type-note">{t('confirm.lower')}</p>
        <Stars value={stars} onChange={setStars} />
        {asked && stars === 0 && <p className="field-error" role="alert">{t('confirm.starsMissing')}</p>}
        <Refused fault={say.error} />
      </div>
    </Sheet>
  )
}
