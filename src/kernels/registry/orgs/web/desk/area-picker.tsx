import { Checkbox } from 'antd'
import { useTranslation } from 'react-i18next'
import { useQueryOf } from '#web/query.ts'
import { Await } from '#web/ui/states.tsx'
import { list } from '#kernels/registry/areas/contract.ts'

interface Picked {
  /** The codes that are ticked; antd's form hands these two in. */
  value?: readonly string[]
  onChange?: (codes: string[]) => void
}

/** The divisions of an area to tick; those that have an organisation already are marked. */
export function AreaPicker({ parent, name, taken, value = [], onChange }: Picked & { parent: string; name: string; taken: ReadonlySet<string> }) {
  const { t } = useTranslation()
  const query = useQueryOf(list, { parent })
  const toggle = (code: string) => onChange?.(value.includes(code) ? value.filter((one) => one !== code) : [...value, code])
  return (
    <Await query={query}>
      {({ items }) => {
        const free = items.filter(({ code }) => !taken.has(code)).map(({ code }) => code)
        const all = free.length > 0 && value.length === free.length
        return (
          <div className="area-picker" role="group" aria-label={t('org.areas', { name })}>
            <Checkbox checked={all} indeterminate={!all && value.length > 0} disabled={free.length === 0}
              onChange={() => onChange?.(all ? [] : free)}>{t('org.allAreas')}</Checkbox>
            {items.map(({ code, name: area }) => (
              <Checkbox key={code} checked={taken.has(code) || value.includes(code)} disabled={taken.has(code)} onChange={() => toggle(code)}>
                {area}{taken.has(code) && <small> {t('org.taken')}</small>}
              </Checkbox>
            ))}
          </div>
        )
      }}
    </Await>
  )
}
