import { Form, Input, InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import { FormDrawer } from '#web/desk/ui/form-drawer.tsx'
import { useCommand } from '#web/query.ts'
import { toast } from '#web/ui/toast.tsx'
import { change, longestName, type Premise } from '../../contract.ts'

interface Values {
  name: string
  lat?: number | null
  lon?: number | null
}

const pointOf = ({ lat, lon }: Values) => (typeof lat === 'number' && typeof lon === 'number' ? { lat, lon } : null)

function PointFields() {
  const { t } = useTranslation()
  const together = (other: 'lat' | 'lon') => ({ getFieldValue }: { getFieldValue: (name: string) => unknown }) => ({
    validator: (_: unknown, value: unknown) => {
      const half = (typeof value === 'number') !== (typeof getFieldValue(other) === 'number')
      return half ? Promise.reject(new Error(t('premise.half'))) : Promise.resolve()
    },
  })
  const width = { width: '100%' }
  return (
    <>
      <Form.Item name="lat" label={t('premise.lat')} dependencies={['lon']} rules={[together('lon')]}>
        <InputNumber min={-90} max={90} step={0.001} style={width} />
      </Form.Item>
      <Form.Item name="lon" label={t('premise.lon')} dependencies={['lat']} rules={[together('lat')]} extra={t('premise.pointHint')}>
        <InputNumber min={-180} max={180} step={0.001} style={width} />
      </Form.Item>
    </>
  )
}

/** Renames a place; an estate also gets or loses its point. */
export function ChangePlace({ place, onClose }: { place: Premise; onClose: () => void }) {
  const { t } = useTranslation()
  const { runAsync } = useCommand(change, { onDone: ({ name }) => toast({ text: t('premise.changed', { name }) }) })
  const estate = place.kind === 'estate'
  const send = (values: Values) => runAsync({ id: place.id, name: values.name, ...(estate && { point: pointOf(values) }) })
  const initial = { name: place.name, ...(place.point && { lat: place.point.lat, lon: place.point.lon }) }
  return (
    <FormDrawer<Values> open title={t('premise.changeOf', { name: place.name })} initial={initial} verb={t('act.save')} onSubmit={send} onClose={onClose}>
      <Form.Item name="name" label={t('premise.name')} rules={[{ required: true, whitespace: true }]}><Input maxLength={longestName} /></Form.Item>
      {estate && <PointFields />}
    </FormDrawer>
  )
}
