import { CircleAlert } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '#web/i18n/language.ts'
import { useQueryOf } from '#web/query.ts'
import { Tick } from '#web/hand/ui/field.tsx'
import { Sheet } from '#web/hand/ui/sheet.tsx'
import { Button } from '#web/ui/button.tsx'
import { Await } from '#web/ui/states.tsx'
import { text } from '#kernels/registry/consents/contract.ts'

/** The notice to read, and a box that nobody ticked beforehand. */
export function Agree({ checked, error, onChange }: { checked: boolean; error: string | undefined; onChange: (checked: boolean) => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [open, setOpen] = useState(false)
  const query = useQueryOf(text, { purpose: 'notice' }, { hat: 'me' })
  return (
    <div>
      <Button kind="soft" block onClick={() => setOpen(true)}>{t('consent.read')}</Button>
      <Tick checked={checked} onChange={onChange}>{t('consent.agree')}</Tick>
      {error !== undefined && <p className="field-error" role="alert"><CircleAlert />{error}</p>}
      <Sheet open={open} title={t('page.privacy-notice')} onClose={() => setOpen(false)} foot={<Button onClick={() => setOpen(false)}>{t('act.close')}</Button>}>
        <Await query={query}>
          {(notice) => <div className="notice-text">{notice[language].map((part) => <section key={part.title}><h3>{part.title}</h3><p>{part.text}</p></section>)}</div>}
        </Await>
      </Sheet>
    </div>
  )
}
