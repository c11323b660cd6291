import { Dropdown } from 'antd'
import { Building2, ChevronDown } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { wear } from '../hat.ts'
import { useOffice, useOffices, type WornOffice } from '../me.ts'

/** An office as its holder says it: the two last names of the way down, and the role. */
export function useOfficeName(): (office: WornOffice) => string {
  const { t } = useTranslation()
  return ({ above, org, role }) => `${[...above.slice(-1), org.name].join(' ')}·${t(`role.${role}`)}`
}

/** Which office this desk is; with more than one it opens the list of them. */
export function OfficeSwitch() {
  const { t } = useTranslation()
  const offices = useOffices()
  const office = useOffice()
  const nameOf = useOfficeName()
  const navigate = useNavigate()
  if (!office) return <span className="grow" />
  const name = <><Building2 /><span className="one">{nameOf(office)}</span></>
  if (offices.length < 2) return <span className="desk-office">{name}</span>
  const items = offices.map((one) => ({
    key: one.id,
    label: nameOf(one),
    onClick: () => {
      wear(one.wears)
      // A record that was open may not exist for the other office.
      void navigate('/desk')
    },
  }))
  return (
    <Dropdown menu={{ items, selectable: true, selectedKeys: [office.id] }} trigger={['click']}>
      <button type="button" className="desk-office" aria-label={`${t('desk.switchOffice')}：${nameOf(office)}`}>{name}<ChevronDown /></button>
    </Dropdown>
  )
}
