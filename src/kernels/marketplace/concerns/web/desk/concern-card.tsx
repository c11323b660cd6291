/** One concern in an officer's list: closed until a look, which is written down; then what it is settled with. */
import { Button, Input } from 'antd'
import { Eye, Phone } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Result } from '#platform/contract.ts'
import { useFormat } from '#web/i18n/use-format.ts'
import { useCommand } from '#web/query.ts'
import { linkTo } from '#web/routes.ts'
import { KeyValues } from '#web/ui/figure.tsx'
import { Refused } from '#web/ui/states.tsx'
import { Tag, type Tone } from '#web/ui/tag.tsx'
import { toast } from '#web/ui/toast.tsx'
import { end, lift, look, type Concern } from '../../contract.ts'
import { purpose } from '../waiting.ts'

const tones: Readonly<Record<Concern['state'], Tone>> = { raised: 'warm', lifted: 'ok', ended: 'grey' }

const Words = ({ children }: { children: string }) => <span className="concern-words">{children}</span>

/** What a look opened: the words, and whom to call. */
function Opened({ of }: { of: Result<typeof look> }) {
  const { t } = useTranslation()
  const { name, phone } = of.by
  const items: [string, React.ReactNode][] = [
    [t('concern.said'), of.words === '' ? <span key="words" className="muted">{t('concern.noWords')}</span> : <Words key="words">{of.words}</Words>],
    [t('concern.by'), <span key="by">{name === '' ? t('me.nameless') : name} <a className="concern-call num" href={`tel:${phone}`}><Phone />{phone.replace(/^\+86/, '')}</a></span>],
  ]
  if (of.found !== null) items.push([t('concern.found'), <Words key="found">{of.found}</Words>])
  return <KeyValues items={items} />
}

function Look({ concern }: { concern: Concern }) {
  const { t } = useTranslation()
  const open = useCommand(look, { purpose })
  if (concern.left) return <p className="muted">{t('refuse.concern.erased')}</p>
  if (open.data) return <Opened of={open.data} />
  return (
    <div className="concern-look">
      <Button icon={<Eye />} loading={open.isPending} onClick={() => open.run({ id: concern.id })}>{t('concern.look')}</Button>
      <span className="muted type-note">{t('concern.lookNote')}</span>
      <Refused fault={open.error} />
    </div>
  )
}

/** What the officer found: sealed, for officers alone. */
function Found({ words, missing, onChange }: { words: string; missing: boolean; onChange: (words: string) => void }) {
  const { t } = useTranslation()
  const id = useId()
  return (
    <>
      <label htmlFor={id}>{t('concern.found')}<small>{t('concern.foundNote')}</small></label>
      <Input.TextArea id={id} autoSize={{ minRows: 2, maxRows: 8 }} maxLength={1000} value={words} status={missing ? 'error' : ''} aria-invalid={missing || undefined}
        onChange={({ target }) => onChange(target.value)} />
      {missing && <p role="alert" className="type-note concern-missing">{t('refuse.concern.found')}</p>}
    </>
  )
}

/** Two ways to settle it, with what was found; of somebody who has left nothing is written. */
function Settle({ concern }: { concern: Concern }) {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const [asked, setAsked] = useState(false)
  const onDone = () => toast({ text: t('concern.settled') })
  const ways = { lift: useCommand(lift, { purpose, onDone }), end: useCommand(end, { purpose, onDone }) }
  const missing = !concern.left && words.trim() === ''
  const go = (way: keyof typeof ways) => {
    setAsked(true)
    if (!missing) ways[way].run({ id: concern.id, words })
  }
  return (
    <div className="concern-settle">
      {!concern.left && <Found words={words} missing={asked && missing} onChange={setWords} />}
      <Refused fault={ways.lift.error ?? ways.end.error} />
      <div className="concern-acts">
        <Button type="primary" loading={ways.lift.isPending} onClick={() => go('lift')}>{t('concern.lift')}</Button>
        {concern.state === 'raised' && <Button danger loading={ways.end.isPending} onClick={() => go('end')}>{t('concern.end')}</Button>}
      </div>
      <p className="muted type-note">{t(concern.byPhone ? 'concern.tellByPhone' : 'concern.tells')}</p>
    </div>
  )
}

export function ConcernCard({ concern }: { concern: Concern }) {
  const { t } = useTranslation()
  const { ago, list, language } = useFormat()
  const { request, helpers } = concern
  const to = linkTo('desk-request', { id: request.id })
  const number = t('concern.number', { number: request.number })
  return (
    <li className="card" aria-label={number}>
      <header>
        <b>{request.service[language]}</b><Tag tone={tones[concern.state]}>{t(`state.concern.${concern.state}`)}</Tag>
        <span>{request.community} · {to === undefined ? number : <Link to={to} className="num">{number}</Link>} · {ago(concern.settled ?? concern.at)}</span>
      </header>
      <p>{t(concern.state === 'raised' ? 'concern.paused' : 'concern.about', { people: list(helpers.map(({ name, team }) => t('concern.helper', { name, team }))) })}</p>
      {concern.byPhone && <p className="muted type-note">{t('concern.byPhone')}</p>}
      {concern.may['look'] === 'ok' && <Look concern={concern} />}
      {concern.state !== 'lifted' && concern.may['lift'] === 'ok' && <Settle concern={concern} />}
    </li>
  )
}
