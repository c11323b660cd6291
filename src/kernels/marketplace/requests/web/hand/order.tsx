import { ChevronDown, MapPin } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useSearchParams } from 'react-router'
import type { Id } from '#platform/contract.ts'
import { menu, type Rules, type Service } from '#kernels/marketplace/catalogue/contract.ts'
import type { Me } from '#kernels/registry/sign-in/contract.ts'
import { useCommunity } from '#web/hand/community.ts'
import { CommunitySheet } from '#web/hand/community-chip.tsx'
import { ActionNote, HandPage } from '#web/hand/ui/page.tsx'
import { Sheet } from '#web/hand/ui/sheet.tsx'
import { listText } from '#web/i18n/format.ts'
import { useFormat } from '#web/i18n/use-format.ts'
import { useMe } from '#web/me.ts'
import { useCommand, useQueryOf } from '#web/query.ts'
import { linkTo } from '#web/routes.ts'
import { signInHref } from '#web/sign-in.ts'
import { Button } from '#web/ui/button.tsx'
import { DrawnDoor, DrawnEmpty } from '#web/ui/drawings.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { Await, Refused, State } from '#web/ui/states.tsx'
import { toast } from '#web/ui/toast.tsx'
import { submit } from '../../contract.ts'
import { answerAt } from '../../flow.ts'
import { spanOf } from '../days.ts'
import { dangersIn } from './danger.ts'
import { DangerSheet } from './danger-panel.tsx'
import { forgetDraft, keepPhoto, lastPlace, recallPhoto, rememberPlace, useDraft, type Draft } from './draft.ts'
import { Menu, missingIn, OrderFields } from './order-form.tsx'
import { base64Of } from './photo.tsx'
import { PlaceSheet } from './place-sheet.tsx'
import { YearSheet } from './year-sheet.tsx'
import './requests.css'

function Frame({ bar, children }: { bar?: ReactNode; children: ReactNode }) {
  const { t } = useTranslation()
  const orders = linkTo('orders')
  const mine = orders !== undefined && <Link to={orders}>{t('page.orders')}</Link>
  return <HandPage title={t('page.order')} back="/" action={mine} {...(bar !== undefined && { bar })}>{children}</HandPage>
}

const Waiting = () => <Frame><Skeleton block={150} rows={4} /></Frame>

function CommunityLine({ name, onChange }: { name: string; onChange: () => void }) {
  return (
    <div className="order-community">
      <button type="button" aria-haspopup="dialog" onClick={onChange}><MapPin />{name}<ChevronDown /></button>
    </div>
  )
}

/** What the server is told; undefined while a part is missing. */
function inputOf(draft: Draft, photo: string | undefined) {
  const window = spanOf(draft.when)
  if (!window || !draft.place) return undefined
  return {
    org: draft.place.org, premise: draft.place.premise, service: draft.service, window, words: draft.words,
    ...(draft.forOther && { forOther: { name: draft.name.trim(), phone: draft.phone.replace(/[\s-]/g, '') } }),
    ...(photo !== undefined && { photo: base64Of(photo) }),
  }
}

const reducedMotion = () => matchMedia('(prefers-reduced-motion:reduce)').matches

function show(part: string): void {
  const found = document.getElementById(`order-${part}`)
  found?.scrollIntoView({ block: 'center', behavior: reducedMotion() ? 'auto' : 'smooth' })
  const field = found?.querySelector<HTMLElement>('input,button')
  field?.focus({ preventScroll: true })
}

/** Sends the order; first whatever still stands in the way: a missing part, a call that cannot wait, the sign-in, the year of birth. */
function useSending(draft: Draft, photo: string | undefined, me: Me | null) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const navigate = useNavigate()
  const [asked, setAsked] = useState(false)
  const [step, setStep] = useState<'danger' | 'sign-in' | 'year'>()
  const order = useCommand(submit, {
    hat: 'me',
    onDone: ({ id, answerBy }) => {
      if (me && draft.place) rememberPlace(me.id, draft.place)
      forgetDraft()
      void navigate(linkTo('request', { id }) ?? '/', { replace: true })
      toast({ text: t('order.sent'), note: t('order.sentNote', { at: moment(answerBy) }) })
    },
  })
  const missing = missingIn(draft)
  const send = () => {
    setAsked(true)
    const [first] = missing
    if (first !== undefined) return show(first)
    return dangersIn(draft.words).length > 0 ? setStep('danger') : go()
  }
  const go = () => {
    setStep(undefined)
    if (me === null) return setStep('sign-in')
    if (me.adult === null) return setStep('year')
    const input = inputOf(draft, photo)
    return input && order.run(input)
  }
  const sendNow = () => {
    setStep(undefined)
    const input = inputOf(draft, photo)
    if (input) order.run(input)
  }
  return { order, send, go, sendNow, step, close: () => setStep(undefined), missing: asked ? missing : [] }
}

/** What is still to be filled in; then, until when the community answers. */
function Ahead({ draft, hours }: { draft: Draft; hours: number }) {
  const { t } = useTranslation()
  const { now, moment, language } = useFormat()
  const open = missingIn(draft).map((part) => t(`order.part.${part}`))
  if (open.length > 0) return <ActionNote label={t('order.toFill')} value={listText(open, language)} />
  return <ActionNote label={t('order.answerBy')} value={moment(answerAt(now, hours, spanOf(draft.when)?.from))} />
}

function Form({ org, services, rules, name, me }: { org: Id<'org'>; services: readonly Service[]; rules: Rules; name: string; me: Me | null }) {
  const { t } = useTranslation()
  const [search, setSearch] = useSearchParams()
  const { draft, change } = useDraft(me?.id ?? null, search.get('service'))
  const [photo, setPhoto] = useState(recallPhoto)
  const [sheet, setSheet] = useState<'place' | 'community'>()
  const sending = useSending(draft, photo, me)
  // What was asked for is in the draft now; after the sign-in the draft counts.
  useEffect(() => {
    if (search.has('service')) setSearch({}, { replace: true })
  }, [search, setSearch])
  useEffect(() => {
    const last = me ? lastPlace(me.id) : undefined
    if (draft.place === null ? last?.org === org : draft.place.org !== org) change({ place: last?.org === org ? last : null })
  }, [me, org, draft.place, change])
  const known = services.some(({ key }) => key === draft.service)
  const shown = known ? draft : { ...draft, service: '' }
  const onPhoto = (next: string | undefined) => {
    setPhoto(next)
    keepPhoto(next)
  }
  const close = () => setSheet(undefined)
  const young = me?.adult === false ? { reason: t('order.young') } : {}
  const bar = (
    <>
      <Refused fault={sending.order.error} />
      <Ahead draft={shown} hours={rules.answerHours} />
      <Button size="l" busy={sending.order.isPending} onClick={sending.send} {...young}>{t('order.submit')}</Button>
    </>
  )
  const fields = { draft: shown, change, missing: sending.missing }
  return (
    <Frame bar={bar}>
      <CommunityLine name={name} onChange={() => setSheet('community')} />
      <Menu services={services} {...fields} />
      <OrderFields {...fields} services={services} phone={me?.phone} photo={photo} onPhoto={onPhoto} onPlace={() => setSheet('place')} />
      <PlaceSheet open={sheet === 'place'} org={org} onPick={(place) => change({ place })} onClose={close} />
      <CommunitySheet open={sheet === 'community'} onClose={close} />
      <DangerSheet open={sending.step === 'danger'} dangers={dangersIn(draft.words)} onCalm={sending.go} onClose={sending.close} />
      <YearSheet open={sending.step === 'year'} before="order" onAdult={sending.sendNow} onClose={sending.close} />
      <Sheet open={sending.step === 'sign-in'} title={t('order.signIn')} onClose={sending.close}
        foot={<a className="btn btn-primary btn-l" href={signInHref()}>{t('act.signIn')}</a>}>
        <p className="sub">{t('order.signInNote')}</p>
      </Sheet>
    </Frame>
  )
}

function WithMenu({ org, me }: { org: Id<'org'>; me: Me | null | undefined }) {
  const { t } = useTranslation()
  const query = useQueryOf(menu, { org })
  const [open, setOpen] = useState(false)
  // Both are asked at once: on a slow network one after the other is a wait.
  if (me === undefined) return <Waiting />
  if (query.data) {
    const services = query.data.services.filter(({ on }) => on)
    const { rules, org: { name } } = query.data
    if (services.length > 0) return <Form org={org} services={services} rules={rules} name={name} me={me} />
  }
  return (
    <Frame>
      <Await query={query} skeleton={<Skeleton block={150} rows={4} />}>
        {({ org: { name } }) => (
          <State drawing={<DrawnEmpty />} title={t('order.noMenu', { name })} note={t('order.noMenuNote')}
            action={<Button onClick={() => setOpen(true)}>{t('community.choose')}</Button>} />
        )}
      </Await>
      <CommunitySheet open={open} onClose={() => setOpen(false)} />
    </Frame>
  )
}

function ChooseFirst() {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <Frame>
      <State drawing={<DrawnDoor />} title={t('order.whichCommunity')} note={t('order.whichCommunityNote')}
        action={<Button icon={<MapPin />} onClick={() => setOpen(true)}>{t('community.choose')}</Button>} />
      <CommunitySheet open={open} onClose={() => setOpen(false)} />
    </Frame>
  )
}

/** 点单: what, when, where, for whom; sign-in only when it is sent. */
export default function OrderPage() {
  const me = useMe()
  const community = useCommunity()
  if (community === undefined) return <Waiting />
  return community === null ? <ChooseFirst /> : <WithMenu key={community} org={community} me={me.error && me.data === undefined ? null : me.data} />
}
