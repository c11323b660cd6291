import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Hat } from '#web/hat.ts'
import { useFormat } from '#web/i18n/use-format.ts'
import { codeText } from '#web/i18n/format.ts'
import { useCommand } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { Refused } from '#web/ui/states.tsx'
import { toast } from '#web/ui/toast.tsx'
import { Ask } from '#web/hand/ui/sheet.tsx'
import { begin, release, type Whole } from '../../contract.ts'
import { terms } from '../../flow.ts'
import { lastAt, mayDo } from '../stand.ts'
import { FinishSheet } from './finish-sheet.tsx'
import { HelpersSheet } from './helpers.tsx'
import { ReasonSheet } from './reason-sheet.tsx'

interface PartProps {
  request: Whole
  open: boolean
  onClose: () => void
}

/** Whoever begins sooner before the agreed hours is asked once more. */
const EARLY = 3_600_000

/** A helper begins once the resident compared the code at the door. */
function Begin({ request, open, onClose }: PartProps) {
  const { t } = useTranslation()
  const { now, window } = useFormat()
  const start = useCommand(begin, { hat: 'me', purpose: 'visit', onDone: onClose })
  return (
    <Ask open={open} title={t('begin.title')} verb={t('begin.go')} no={t('begin.no')} busy={start.isPending} onYes={() => start.run({ id: request.id })} onNo={onClose}>
      {now < Date.parse(request.window.from) - EARLY && <p>{t('begin.early', { window: window(request.window.from, request.window.to) })}</p>}
      <p>{t('begin.note')}</p>
      {request.code !== null && <p className="big-code num">{codeText(request.code)}</p>}
      <Refused fault={start.error} />
    </Ask>
  )
}

/** So long a claim goes back without a word. */
const UNDO = terms.undoMinutes * 60_000

/** Puts a claim back into the hall: with a reason after the first two minutes. */
function Release({ request, hat, open, onClose }: PartProps & { hat: Hat }) {
  const { t } = useTranslation()
  const { now } = useFormat()
  const back = useCommand(release, {
    hat,
    onDone: () => {
      onClose()
      toast({ text: t('release.done') })
    },
  })
  const claimed = lastAt(request, ['claim'])
  if (claimed !== undefined && now < Date.parse(claimed) + UNDO) {
    return (
      <Ask open={open} title={t('release.title')} verb={t('release.go')} no={t('release.no')} busy={back.isPending} onYes={() => back.run({ id: request.id })} onNo={onClose}>
        <p>{t('release.early')}</p>
        <Refused fault={back.error} />
      </Ask>
    )
  }
  return (
    <ReasonSheet open={open} title={t('release.title')} note={t('release.note')} verb={t('release.go')} ready={[t('release.ready.time'), t('release.ready.hands'), t('release.ready.agreed')]}
      busy={back.isPending} fault={back.error} onSend={(reason) => back.run({ id: request.id, reason })} onClose={onClose} />
  )
}

type Deed = 'begin' | 'finish' | 'helpers' | 'release'

/** What the reader may do for the team: as a helper by `own`, as the leader by `led`. */
export function teamDeeds(own: Whole | undefined, led: Whole | undefined): Deed[] {
  const deeds: [Deed, boolean][] = [
    ['release', led !== undefined && mayDo(led, 'release')], ['helpers', led !== undefined && mayDo(led, 'name-helpers')],
    ['begin', own !== undefined && mayDo(own, 'begin')], ['finish', led !== undefined && mayDo(led, 'finish')],
  ]
  return deeds.filter(([, may]) => may).map(([deed]) => deed)
}

/** The team's buttons: going there first, then what puts things right. */
export function TeamBar({ own, led, hat }: { own: Whole | undefined; led: Whole | undefined; hat: Hat }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<Deed>()
  const deeds = teamDeeds(own, led)
  const close = () => setOpen(undefined)
  return (
    <>
      {deeds.map((deed) => (
        <Button key={deed} size="l" kind={deed === 'begin' || deed === 'finish' ? 'primary' : 'outline'} onClick={() => setOpen(deed)}>{t(`${deed}.open`)}</Button>
      ))}
      {own && <Begin request={own} open={open === 'begin'} onClose={close} />}
      {led && <Release request={led} hat={hat} open={open === 'release'} onClose={close} />}
      {led && open === 'helpers' && <HelpersSheet request={led} hat={hat} open onClose={close} />}
      {led && open === 'finish' && <FinishSheet request={led} hat={hat} open onClose={close} />}
    </>
  )
}
