import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { year as giveYear } from '#kernels/registry/people/contract.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useCommand } from '#web/query.ts'
import { signInHref } from '#web/sign-in.ts'
import { Button } from '#web/ui/button.tsx'
import { codeOf } from '#web/ui/say.ts'
import { Refused, RefusalPanel } from '#web/ui/states.tsx'
import { TextField } from '#web/hand/ui/field.tsx'
import { Sheet } from '#web/hand/ui/sheet.tsx'

const isYear = (text: string) => /^(19|20)\d{2}$/.test(text)

const waiting = { order: '', claim: '.claim' } as const

/** Asks for the year of birth once, before the first order or claim, and says why. */
export function YearSheet({ open, before, onAdult, onClose }: {
  open: boolean
  /** What waits for it. */
  before: keyof typeof waiting
  onAdult: () => void
  onClose: () => void
}) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [text, setText] = useState('')
  const [asked, setAsked] = useState(false)
  const give = useCommand(giveYear, {
    hat: 'me',
    onDone: ({ adult }) => {
      // Whoever asks next must find an adult, or that she is none yet.
      void Promise.all(['me', 'request'].map((noun) => client.invalidateQueries({ queryKey: [noun] }))).then(() => adult && onAdult())
    },
  })
  const send = () => {
    setAsked(true)
    if (isYear(text)) give.run({ year: Number(text) })
  }
  const of = waiting[before]
  const young = give.data?.adult === false
  const notice = codeOf(give.error) === 'consent.first'
  return (
    <Sheet open={open} title={t('year.title')} onClose={onClose}
      foot={young
        ? <Button kind="outline" onClick={onClose}>{t('act.close')}</Button>
        : <Button size="l" busy={give.isPending} onClick={send}>{t(`year.go${of}`)}</Button>}>
      {young ? <RefusalPanel title={t(`year.young${of}`)} note={t(`year.youngNote${of}`)} /> : (
        <div className="stack">
          <TextField label={t('year.label')} hint={t('year.hint')} inputMode="numeric" maxLength={4} autoComplete="bday-year" value={text} onChange={setText}
            error={asked && !isYear(text) ? t('year.wrong') : undefined} autoFocus />
          <Refused fault={give.error} actions={notice && <a className="btn btn-outline btn-m" href={signInHref()}>{t('year.notice')}</a>} />
        </div>
      )}
    </Sheet>
  )
}
