import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Id } from '#platform/contract.ts'
import { show as orgShow } from '#kernels/registry/orgs/contract.ts'
import { useCommunity } from '#web/hand/community.ts'
import { TextArea } from '#web/hand/ui/field.tsx'
import { Section } from '#web/hand/ui/page.tsx'
import { useFormat } from '#web/i18n/use-format.ts'
import { useMe } from '#web/me.ts'
import { useCommand, useQueryOf } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { Refused } from '#web/ui/states.tsx'
import { Tag } from '#web/ui/tag.tsx'
import { toast } from '#web/ui/toast.tsx'
import { mine, object } from '../../contract.ts'

interface Org { id: Id<'org'>; name: string }

/** What is not fair, to the administrators of a team or community. */
function Write({ org }: { org: Org }) {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const [missing, setMissing] = useState(false)
  const command = useCommand(object, {
    hat: 'me',
    onDone: () => {
      setWords('')
      toast({ text: t('how.objectionSent') })
    },
  })
  const send = () => {
    setMissing(words.trim() === '')
    if (words.trim() !== '') command.run({ org: org.id, words })
  }
  return (
    <div className="card how-object">
      <p className="sub">{t('how.objectionNote', { org: org.name })}</p>
      <TextArea label={t('how.objectionWords')} placeholder={t('how.objectionHint')} maxLength={1000} value={words} onChange={setWords}
        error={missing && words.trim() === '' ? t('how.objectionMissing') : undefined} />
      <Refused fault={command.error} />
      <Button kind="soft" busy={command.isPending} onClick={send}>{t('how.objectionSend')}</Button>
    </div>
  )
}

/** What I wrote before, each with its answer. */
function Mine() {
  const { t } = useTranslation()
  const { ago } = useFormat()
  const { data } = useQueryOf(mine, {}, { hat: 'me' })
  if (data === undefined || data.items.length === 0) return null
  return (
    <>
      <Section title={t('how.mine')} />
      <ul className="how-mine">
        {data.items.map(({ id, org, at, words, answer }) => (
          <li key={id} className="card">
            <header>{answer === null ? <Tag tone="warm">{t('how.waiting')}</Tag> : <Tag tone="ok">{t('how.answered')}</Tag>}<span>{org.name} · {ago(at)}</span></header>
            <p>{words}</p>
            {answer !== null && <blockquote><small>{t('how.answerOf')} · {ago(answer.at)}</small><p>{answer.words}</p></blockquote>}
          </li>
        ))}
      </ul>
    </>
  )
}

/** The community of this browser, where no team is led. */
function InCommunity() {
  const { t } = useTranslation()
  const community = useCommunity()
  const { data } = useQueryOf(orgShow, { id: community ?? '' }, { enabled: typeof community === 'string', hat: 'me' })
  if (community === null) return <p className="how-note">{t('how.objectionWhere')}</p>
  return data ? <Write org={data} /> : null
}

/** How to object; `about` is the team that the reader leads. */
export function Objections({ about }: { about: Org | undefined }) {
  const { t } = useTranslation()
  const me = useMe().data
  return (
    <section aria-label={t('how.objection')}>
      <Section title={t('how.objection')} />
      {me === null && <p className="how-note">{t('how.objectionSignIn')}</p>}
      {me && (about ? <Write org={about} /> : <InCommunity />)}
      {me && <Mine />}
    </section>
  )
}
