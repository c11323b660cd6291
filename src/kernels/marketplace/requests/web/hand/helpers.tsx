import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Id } from '#platform/contract.ts'
import { members } from '#kernels/registry/appointments/contract.ts'
import { team, type Lack } from '#kernels/registry/clearance/contract.ts'
import type { Hat } from '#web/hat.ts'
import { useMe } from '#web/me.ts'
import { useCommand, useQueryOf } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { Refused } from '#web/ui/states.tsx'
import { toast } from '#web/ui/toast.tsx'
import { ManyChoices } from '#web/hand/ui/choices.tsx'
import { Sheet } from '#web/hand/ui/sheet.tsx'
import { nameHelpers, type Whole } from '../../contract.ts'

/** One who may go there. */
export interface Member {
  id: Id<'person'>
  name: string
}

/** Who belongs to the team, its leader first; at least the leader herself, as long as nothing else is known. */
export function useMembers(hat: Hat): Member[] {
  const me = useMe().data
  const { data } = useQueryOf(members, {}, { hat, enabled: hat !== 'me' })
  const found = (data?.items ?? []).map(({ person }) => person)
  const all = found.some(({ id }) => id === me?.id) || !me ? found : [{ id: me.id, name: me.name }, ...found]
  return all.filter((one, at) => all.findIndex(({ id }) => id === one.id) === at)
}

/** Who of the team may not go there now, and what is missing. */
function useLacks(hat: Hat): ReadonlyMap<string, Lack> {
  const { data } = useQueryOf(team, {}, { hat, enabled: hat !== 'me', also: ['appointment', 'consent'] })
  return new Map((data?.items ?? []).map(({ person, lack }) => [String(person), lack]))
}

/** Who goes there: any of the team who may; beside the others stands what is missing. Whoever was named before may be left out, not taken in. */
export function HelperPick({ among, lacks, value, onChange }: {
  among: readonly Member[]; lacks: ReadonlyMap<string, Lack>; value: readonly string[]; onChange: (ids: string[]) => void
}) {
  const { t } = useTranslation()
  const me = useMe().data
  const options = among.map(({ id, name }) => {
    const lack = lacks.get(id)
    const barred = lack !== undefined && { note: t(`clearance.lack.${lack}`), disabled: !value.includes(id) }
    return { value: String(id), label: id === me?.id ? t('helpers.me', { name }) : name, ...barred }
  })
  return (
    <div>
      <ManyChoices label={t('helpers.who')} shown options={options} value={value} onChange={onChange} />
      {among.some(({ id }) => lacks.has(id)) && <p className="field-hint">{t('helpers.lacks')}</p>}
    </div>
  )
}

/** The persons chosen, as ids of persons again. */
const chosenOf = (among: readonly Member[], ids: readonly string[]): Id<'person'>[] =>
  among.filter(({ id }) => ids.includes(id)).map(({ id }) => id)

/** Who goes: the leader, if she may and nothing else is chosen; and why it cannot go out as it is. */
export function useGoing(hat: Hat) {
  const { t } = useTranslation()
  const me = useMe().data
  const [among, lacks] = [useMembers(hat), useLacks(hat)]
  const [picked, setPicked] = useState<readonly string[]>()
  const own = me ? lacks.get(me.id) : undefined
  const ids = picked ?? (me && own === undefined ? [String(me.id)] : [])
  const none = ids.length === 0 ? t('helpers.none') : undefined
  return { pick: { among, lacks, value: ids, onChange: setPicked }, chosen: chosenOf(among, ids), why: own === 'paused' ? t('refuse.request.you-paused') : none }
}

/** Names anew who goes there; both sides are told. */
export function HelpersSheet({ request, hat, open, onClose }: { request: Whole; hat: Hat; open: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const among = useMembers(hat)
  const lacks = useLacks(hat)
  const [ids, setIds] = useState<readonly string[]>(request.helpers.map(({ id }) => id))
  const [asked, setAsked] = useState(false)
  const name = useCommand(nameHelpers, {
    hat,
    onDone: () => {
      onClose()
      toast({ text: t('helpers.named') })
    },
  })
  const none = ids.length === 0
  const send = () => {
    setAsked(true)
    if (!none) name.run({ id: request.id, helpers: chosenOf(among, ids) })
  }
  return (
    <Sheet open={open} title={t('helpers.title')} onClose={onClose} foot={<Button size="l" busy={name.isPending} onClick={send}>{t('helpers.save')}</Button>}>
      <div className="stack">
        <HelperPick among={among} lacks={lacks} value={ids} onChange={setIds} />
        <p className="muted type-note">{t('helpers.note')}</p>
        {asked && none && <p className="field-error" role="alert">{t('helpers.none')}</p>}
        <Refused fault={name.error} />
      </div>
    </Sheet>
  )
}
