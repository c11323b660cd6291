import { Form, Input, Progress, Segmented, Select, Checkbox } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Id } from '#platform/contract.ts'
import { call } from '#web/call.ts'
import { useHat, type Hat } from '#web/hat.ts'
import { useCommand, useQueryOf } from '#web/query.ts'
import { toast } from '#web/ui/toast.tsx'
import { FormDrawer } from '#web/desk/ui/form-drawer.tsx'
import { list as areas } from '#kernels/registry/areas/contract.ts'
import { add, addMany, kindBelow, list, type OrgKind, type OrgWhole } from '../../contract.ts'
import { AreaPicker } from './area-picker.tsx'
import './orgs.css'

/** So many divisions go to the server at once, so that the count on the screen moves. */
const AT_ONCE = 200

interface Values {
  mode: 'list' | 'hand'
  areas?: string[]
  deep?: boolean
  name?: string
  area?: string
}

/** The divisions ticked and, where asked, those below them: the upper ones first. */
async function codesOf({ areas: picked = [], deep = false }: Values, hat: Hat): Promise<string[]> {
  const codes = [...picked]
  if (!deep) return codes
  for (const parent of picked) codes.push(...(await call(areas, { parent }, { hat })).items.map(({ code }) => code))
  return codes
}

/** Adds many, some at a time, and tells how far it is. */
function useAddMany(parent: Id<'org'>) {
  const { t } = useTranslation()
  const hat = useHat()
  const { runAsync } = useCommand(addMany)
  const [progress, setProgress] = useState<{ done: number; all: number }>()
  const run = async (values: Values) => {
    const codes = await codesOf(values, hat)
    let [added, failed] = [0, 0]
    for (let from = 0; from < codes.length; from += AT_ONCE) {
      setProgress({ done: from, all: codes.length })
      const made = await runAsync({ parent, areas: codes.slice(from, from + AT_ONCE) })
      added += made.added
      failed += made.failed.length
    }
    const note = failed > 0 ? { note: t('org.notAdded', { count: failed }) } : {}
    toast({ text: t('org.added', { count: added }), ...note })
  }
  return { run, progress }
}

function ByList({ org, place, taken }: { org: OrgWhole; place: string; taken: ReadonlySet<string> }) {
  const { t } = useTranslation()
  return (
    <>
      <Form.Item name="areas" rules={[{ required: true, message: t('org.pick') }]}>
        <AreaPicker parent={place} name={org.name} taken={taken} />
      </Form.Item>
      {org.kind === 'county' && <Form.Item name="deep" valuePropName="checked"><Checkbox>{t('org.deep')}</Checkbox></Form.Item>}
    </>
  )
}

function ByHand({ place, taken }: { place: string | undefined; taken: ReadonlySet<string> }) {
  const { t } = useTranslation()
  const { data } = useQueryOf(areas, { ...(place !== undefined && { parent: place }) }, { enabled: place !== undefined })
  const options = (data?.items ?? []).filter(({ code }) => !taken.has(code)).map(({ code, name }) => ({ value: code, label: name }))
  return (
    <>
      <Form.Item name="name" label={t('org.byName')} rules={[{ required: true, whitespace: true }]}><Input maxLength={40} /></Form.Item>
      {options.length > 0 && (
        <Form.Item name="area" label={t('org.area')} extra={t('org.areaHint')}>
          <Select allowClear showSearch optionFilterProp="label" options={options} />
        </Form.Item>
      )}
    </>
  )
}

const named = (org: OrgWhole, kind: Exclude<OrgKind, 'team'>, { name = '', area }: Values) =>
  ({ parent: org.id, kind, name, ...(area !== undefined && { area }) })

/** Adds what may stand below an organisation: divisions from the official list, or one by its name. */
export function AddBelow({ org, onClose }: { org: OrgWhole; onClose: () => void }) {
  const { t } = useTranslation()
  const { data } = useQueryOf(list, { parent: org.id })
  const one = useCommand(add, { onDone: () => toast({ text: t('org.added', { count: 1 }) }) })
  const many = useAddMany(org.id)
  const kind = kindBelow[org.kind]
  if (kind === undefined || kind === 'team' || data === undefined) return null
  const taken = new Set(data.items.flatMap(({ area }) => area ?? []))
  // Branches work for no division of their own.
  const place = kind === 'branch' ? undefined : (org.area ?? undefined)
  const send = (values: Values) => (values.mode === 'list' ? many.run(values) : one.runAsync(named(org, kind, values)))
  const modes = [{ value: 'list', label: t('org.fromList') }, { value: 'hand', label: t('org.byHand') }]
  return (
    <FormDrawer<Values> open title={t('org.addTitle', { name: org.name, kind: t(`org.kind.${kind}`) })} verb={t('org.addVerb')}
      initial={{ mode: place === undefined ? 'hand' : 'list' }} onSubmit={send} onClose={onClose}>
      <Form.Item name="mode" hidden={place === undefined}><Segmented block options={modes} /></Form.Item>
      <Form.Item noStyle shouldUpdate={(before: Values, after: Values) => before.mode !== after.mode}>
        {({ getFieldValue }) => place !== undefined && getFieldValue('mode') === 'list'
          ? <ByList org={org} place={place} taken={taken} />
          : <ByHand place={place} taken={taken} />}
      </Form.Item>
      {many.progress && (
        <div role="status">
          <Progress percent={Math.round((many.progress.done / many.progress.all) * 100)} showInfo={false} />
          <p className="type-note">{t('org.adding', { ...many.progress })}</p>
        </div>
      )}
    </FormDrawer>
  )
}
