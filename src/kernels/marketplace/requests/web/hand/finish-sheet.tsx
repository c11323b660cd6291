import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { now } from '#web/clock.ts'
import type { Hat } from '#web/hat.ts'
import { useCommand } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { Refused } from '#web/ui/states.tsx'
import { toast } from '#web/ui/toast.tsx'
import { TextField, Tick } from '#web/hand/ui/field.tsx'
import { Sheet } from '#web/hand/ui/sheet.tsx'
import { finish, type Whole } from '../../contract.ts'
import { dayAt, instantAt, likelyVisit } from '../days.ts'
import { lastAt } from '../stand.ts'
import { useMembers, type Member } from './helpers.tsx'

interface Times {
  from: string
  to: string
}

function Came({ member, times, usual, onChange }: {
  member: Member; times: Times | undefined; usual: Times; onChange: (times: Times | undefined) => void
}) {
  const { t } = useTranslation()
  return (
    <li className="came">
      <Tick checked={times !== undefined} onChange={(on) => onChange(on ? usual : undefined)}>{member.name}</Tick>
      {times && (
        <div role="group" aria-label={t('finish.timesOf', { name: member.name })}>
          <input type="time" className="input" aria-label={t('finish.from', { name: member.name })} value={times.from} onChange={({ target }) => onChange({ ...times, from: target.value })} />
          <span aria-hidden="true">–</span>
          <input type="time" className="input" aria-label={t('finish.to', { name: member.name })} value={times.to} onChange={({ target }) => onChange({ ...times, to: target.value })} />
        </div>
      )}
    </li>
  )
}

type All = Readonly<Record<string, Times | undefined>>

/** What is wrong with the report, as a word key. */
function faultOf(day: string, all: readonly Times[]): string | undefined {
  if (all.length === 0) return 'finish.nobody'
  const wrong = all.some(({ from, to }) => from === '' || to === '' || from >= to || Date.parse(instantAt(day, to)) > now())
  return wrong ? 'refuse.request.visit-time' : undefined
}

/** The leader names who came, from when to when; who goes and the likely times stand there already. */
export function FinishSheet({ request, hat, open, onClose }: { request: Whole; hat: Hat; open: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const members = useMembers(hat)
  const [usual] = useState(() => likelyVisit({ window: request.window, begun: lastAt(request, ['begin']), now: now(), minutes: request.minutes }))
  const [day, setDay] = useState(usual.day)
  const [times, setTimes] = useState<All>(() => Object.fromEntries(request.helpers.map(({ id }) => [id, usual])))
  const [wrong, setWrong] = useState<string>()
  const report = useCommand(finish, {
    hat,
    onDone: () => {
      onClose()
      toast({ text: t('finish.done'), note: t('finish.doneNote') })
    },
  })
  const came = members.flatMap(({ id }) => {
    const of = times[id]
    return of ? [{ person: id, ...of }] : []
  })
  const send = () => {
    const fault = faultOf(day, came)
    setWrong(fault)
    if (fault !== undefined) return
    report.run({ id: request.id, visits: came.map(({ person, from, to }) => ({ person, from: instantAt(day, from), to: instantAt(day, to) })) })
  }
  return (
    <Sheet open={open} title={t('finish.title')} onClose={onClose} foot={<Button size="l" busy={report.isPending} onClick={send}>{t('finish.go')}</Button>}>
      <div className="stack">
        <TextField label={t('finish.day')} type="date" value={day} onChange={setDay} />
        <fieldset>
          <legend className="field-head">{t('finish.who')}</legend>
          <ul className="came-list">
            {members.map((member) => (
              <Came key={member.id} member={member} times={times[member.id]} usual={usual} onChange={(next) => setTimes({ ...times, [member.id]: next })} />
            ))}
          </ul>
        </fieldset>
        <p className="muted type-note">{t('finish.note', { day: dayAt(request.window.from) })}</p>
        {wrong !== undefined && <p className="field-error" role="alert">{t(wrong)}</p>}
        <Refused fault={report.error} />
      </div>
    </Sheet>
  )
}
