import { ChevronRight, CircleAlert, LockKeyhole } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Service } from '#kernels/marketplace/catalogue/contract.ts'
import { useFormat } from '#web/i18n/use-format.ts'
import { linkTo } from '#web/routes.ts'
import { ServiceIcon } from '#web/ui/service-icon.tsx'
import { Choices } from '#web/hand/ui/choices.tsx'
import { Switch, TextArea, TextField } from '#web/hand/ui/field.tsx'
import { spanOf } from '../days.ts'
import { dangersIn } from './danger.ts'
import { DangerPanel } from './danger-panel.tsx'
import type { Draft } from './draft.ts'
import { Nearby } from './nearby.tsx'
import { PhotoField } from './photo.tsx'
import { WhenPicker } from './when.tsx'

/** The parts of an order that must be there. */
export type Missing = 'service' | 'when' | 'place' | 'name' | 'phone'

const isPhone = (text: string) => /^(\+?86)?1\d{10}$/.test(text.replace(/[\s-]/g, ''))

/** What is still missing, from top to bottom. */
export function missingIn(draft: Draft): Missing[] {
  const parts: [Missing, boolean][] = [
    ['service', draft.service === ''], ['when', spanOf(draft.when) === undefined], ['place', draft.place === null],
    ['name', draft.forOther && draft.name.trim() === ''], ['phone', draft.forOther && !isPhone(draft.phone)],
  ]
  return parts.filter(([, gone]) => gone).map(([part]) => part)
}

interface FormProps {
  draft: Draft
  change: (part: Partial<Draft>) => void
  /** What to mark as missing; empty until she pressed the button once. */
  missing: readonly Missing[]
}

/** One part of the form with its head; what is missing is said below it. */
function Part({ id, title, note, missing, children }: { id?: string; title?: string; note?: string; missing?: string | false; children: ReactNode }) {
  return (
    <section id={id} className="order-part" {...(title === undefined ? {} : { 'aria-label': title })} tabIndex={-1}>
      {title !== undefined && <p className="field-head">{title}{note !== undefined && <small>{note}</small>}</p>}
      {children}
      {missing && <p className="field-error" role="alert"><CircleAlert />{missing}</p>}
    </section>
  )
}

/** The menu as tiles. */
export function Menu({ services, draft, change, missing }: FormProps & { services: readonly Service[] }) {
  const { t } = useTranslation()
  const { language, duration } = useFormat()
  const options = services.map((one) => ({
    value: one.key, label: one[language], icon: <ServiceIcon name={one.icon} />, note: duration(one.minutes),
  }))
  return (
    <section id="order-service" className="order-menu" aria-label={t('order.service')} tabIndex={-1}>
      <Choices as="tiles" label={t('order.service')} options={options} value={draft.service} onChange={(service) => change({ service })} />
      {missing.includes('service') && <p className="field-error" role="alert"><CircleAlert />{t('order.missing.service')}</p>}
    </section>
  )
}

function Where({ draft, missing, onPlace }: FormProps & { onPlace: () => void }) {
  const { t } = useTranslation()
  return (
    <Part id="order-place" title={t('order.where')} missing={missing.includes('place') && t('order.missing.place')}>
      <button type="button" className="order-place" aria-haspopup="dialog" onClick={onPlace}>
        <span className={draft.place ? '' : 'muted'}>{draft.place?.whole ?? t('order.place.pick')}</span><ChevronRight />
      </button>
    </Part>
  )
}

function Contact({ draft, change, missing, phone }: FormProps & { phone: string | undefined }) {
  const { t } = useTranslation()
  if (!draft.forOther) {
    return phone === undefined ? null : (
      <Part title={t('order.contact')}><p className="order-value num">{phone}</p></Part>
    )
  }
  return (
    <>
      <Part id="order-name">
        <TextField label={t('order.other.name')} placeholder={t('order.other.nameHint')} maxLength={40} autoComplete="off" value={draft.name}
          onChange={(name) => change({ name })} error={missing.includes('name') ? t('order.missing.name') : undefined} />
      </Part>
      <Part id="order-phone">
        <TextField label={t('order.other.phone')} type="tel" maxLength={20} autoComplete="off" value={draft.phone}
          onChange={(next) => change({ phone: next })} error={missing.includes('phone') ? t('refuse.phone.wrong') : undefined} />
      </Part>
    </>
  )
}

/** What, when, where, for whom: one card each for the order and for whom it is. */
export function OrderFields(props: FormProps & {
  services: readonly Service[]; phone: string | undefined; photo: string | undefined; onPhoto: (photo: string | undefined) => void; onPlace: () => void
}) {
  const { t } = useTranslation()
  const { draft, change, missing, services, photo, onPhoto } = props
  const how = linkTo('how-offered')
  return (
    <div className="page-pad cards order-cards">
      <div className="card order-card-form">
        <Part id="order-when" title={t('order.when')} note={t('order.when.note')} missing={missing.includes('when') && t('order.missing.when')}>
          <WhenPicker value={draft.when} onChange={(when) => change({ when })} />
        </Part>
        <Where {...props} />
        <Nearby service={services.find(({ key }) => key === draft.service)} place={draft.place} known={props.phone !== undefined} />
        <Part>
          <TextArea label={t('order.words')} optional placeholder={t('order.words.hint')} maxLength={2000} rows={2} value={draft.words}
            onChange={(words) => change({ words })} />
          <DangerPanel dangers={dangersIn(draft.words)} />
        </Part>
      </div>
      <div className="card order-card-form">
        <Part>
          <Switch label={t('order.other')} note={t('order.other.note')} checked={draft.forOther} onChange={(forOther) => change({ forOther })} />
        </Part>
        <Contact {...props} />
        <p className="order-lock"><LockKeyhole />{t('order.sealed')}</p>
      </div>
      <div className="card order-card-form"><PhotoField value={photo} onChange={onPhoto} /></div>
      <p className="order-how">{t('order.free')}{how !== undefined && <><br /><Link to={how}>{t('order.how')}</Link></>}</p>
    </div>
  )
}
