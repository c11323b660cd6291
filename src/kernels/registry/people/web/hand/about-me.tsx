import { Baby } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '#web/me.ts'
import { goOn, nextPath } from '#web/next.ts'
import { useCommand } from '#web/query.ts'
import { TextField } from '#web/hand/ui/field.tsx'
import { WarmBar } from '#web/hand/ui/panels.tsx'
import { HandPage } from '#web/hand/ui/page.tsx'
import { Button } from '#web/ui/button.tsx'
import { Await, Problem, Refused } from '#web/ui/states.tsx'
import { RefusedError } from '#web/call.ts'
import { give } from '#kernels/registry/consents/contract.ts'
import type { Me } from '#kernels/registry/sign-in/contract.ts'
import { name as nameOf, year as yearOf } from '../../contract.ts'
import { Agree } from './agree.tsx'
import './profile.css'

interface Draft { name: string; year: string; agreed: boolean }

const faultsOf = (draft: Draft, me: Me) => ({
  name: draft.name.trim() === '' ? 'me.nameMissing' : undefined,
  year: draft.year !== '' && !/^\d{4}$/.test(draft.year) ? 'me.yearShort' : undefined,
  agreed: me.consents.length > 0 && !draft.agreed ? 'consent.missing' : undefined,
})

/** Sends what was filled in, the consent first: nothing is asked before it. */
function useSave(me: Me) {
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<unknown>(undefined)
  const agree = useCommand(give, { hat: 'me' })
  const rename = useCommand(nameOf, { hat: 'me' })
  const setYear = useCommand(yearOf, { hat: 'me' })
  const save = async (draft: Draft) => {
    setBusy(true)
    setFault(undefined)
    try {
      for (const { version } of me.consents) await agree.runAsync({ purpose: 'notice', version })
      if (draft.name.trim() !== me.name) await rename.runAsync({ name: draft.name })
      if (draft.year !== '') await setYear.runAsync({ year: Number(draft.year) })
      goOn(nextPath('/me'))
    } catch (error) {
      setFault(error)
      setBusy(false)
    }
  }
  return { busy, fault, save }
}

/** Whoever is too young is told who orders instead, and why the year stays. */
function YearGiven() {
  const { t } = useTranslation()
  return (
    <div className="stack">
      <WarmBar icon={<Baby />}>{t('me.minor')}</WarmBar>
      <p><b>{t('me.year')}</b> <span className="sub">{t('me.yearGiven')}</span></p>
    </div>
  )
}

function Form({ me }: { me: Me }) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState<Draft>({ name: me.name, year: '', agreed: false })
  const [asked, setAsked] = useState(false)
  const { busy, fault, save } = useSave(me)
  const wrong = faultsOf(draft, me)
  const said = (key: string | undefined) => (asked && key !== undefined ? t(key) : undefined)
  const set = (more: Partial<Draft>) => setDraft({ ...draft, ...more })
  const send = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (Object.values(wrong).every((key) => key === undefined) && !busy) void save(draft)
  }
  const fresh = me.name === '' || me.consents.length > 0
  return (
    <form onSubmit={send} noValidate>
      {fresh && <><h2>{t('me.welcome')}</h2><p>{t('me.welcomeNote')}</p></>}
      <TextField label={t('me.name')} hint={t('me.nameHint')} error={said(wrong.name)} maxLength={40} autoComplete="nickname" value={draft.name} onChange={(name) => set({ name })} />
      {me.adult !== false
        ? <TextField label={t('me.year')} optional hint={t(me.adult === null ? 'me.yearHint' : 'me.yearAgain')} error={said(wrong.year)} inputMode="numeric" maxLength={4} autoComplete="bday-year"
            value={draft.year} onChange={(year) => set({ year: year.normalize('NFKC').replaceAll(/\D/g, '') })} />
        : <YearGiven />}
      {me.consents.length > 0 && <Agree checked={draft.agreed} error={said(wrong.agreed)} onChange={(agreed) => set({ agreed })} />}
      <Refused fault={fault} />
      <Button type="submit" size="l" block busy={busy}>{t(fresh ? 'me.start' : 'act.save')}</Button>
    </form>
  )
}

/** 称呼和年份: name, year of birth, and at the first sign-in the notice. */
export default function AboutMePage() {
  const { t } = useTranslation()
  const me = useMe()
  const fresh = me.data?.name === ''
  return (
    <HandPage white title={t('page.about-me')} {...(!fresh && { back: '/me' })}>
      <div className="about">
        {me.data === null ? <Problem fault={visitor} /> : <Await query={{ ...me, data: me.data }}>{(who) => <Form me={who} />}</Await>}
      </div>
    </HandPage>
  )
}

const visitor = new RefusedError(401, { code: 'may.sign-in', message: '', facts: {}, trace: '' })
