import { Eye } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '#web/query.ts'
import { useFormat } from '#web/i18n/use-format.ts'
import { Button } from '#web/ui/button.tsx'
import { Refused } from '#web/ui/states.tsx'
import { look, type Whole } from '../../contract.ts'
import { openFrom, openUntil } from '../days.ts'
import { Opened } from '../opened.tsx'
import { isOver, mayDo } from '../stand.ts'

/** Why it is closed to this reader: not hers, too early, too late; her own view may still be on its way. */
function useClosed(request: Whole, named: boolean): string {
  const { t } = useTranslation()
  const { moment, now } = useFormat()
  const from = openFrom(request.window.from)
  if (!named) return t('sealed.helpersOnly')
  if (now < Date.parse(from)) return t('sealed.early', { at: moment(from) })
  if (isOver(request.state)) return t('sealed.over')
  return t(now >= openUntil(request.window.to) ? 'sealed.past' : 'state.loading')
}

/** Address, phone and words behind one button: each look is written down, so nobody looks by accident. */
export function SealedCard({ request, visiting, named }: {
  request: Whole
  /** The reader goes there, so the look is for the visit. */
  visiting: boolean
  /** The reader is named to go there, though it may be too early to look. */
  named: boolean
}) {
  const { t } = useTranslation()
  const open = useCommand(look, { hat: 'me', ...(visiting && { purpose: 'visit' }) })
  const may = mayDo(request, 'look')
  const closed = useClosed(request, named)
  return (
    <section className="card card-pad sealed" aria-label={t('sealed.title')}>
      <h2>{t('sealed.title')}</h2>
      {open.data ? <Opened sealed={open.data} /> : (
        <>
          <p className="muted type-note">{may ? t(visiting ? 'sealed.noteVisit' : 'sealed.note', { estate: request.estate.name }) : closed}</p>
          {may && <Button kind="soft" icon={<Eye />} busy={open.isPending} onClick={() => open.run({ id: request.id })}>{t('sealed.open')}</Button>}
        </>
      )}
      <Refused fault={open.error} />
    </section>
  )
}
