import { BellOff } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Result } from '#platform/contract.ts'
import { useCommand } from '#web/query.ts'
import { Switch } from '#web/hand/ui/field.tsx'
import { Refused } from '#web/ui/states.tsx'
import { toast } from '#web/ui/toast.tsx'
import { addDevice, dropDevice, type preferences } from '../../contract.ts'
import { currentEndpoint, pushState, register, unregister } from './push.ts'

type Choice = Result<typeof preferences>

/** Whether this very device is registered. */
function useHere(): [boolean, (here: boolean) => void] {
  const [here, setHere] = useState(false)
  useEffect(() => {
    if (pushState() === 'can') void currentEndpoint().then((endpoint) => setHere(endpoint !== null), () => undefined)
  }, [])
  return [here, setHere]
}

/** Turns this device on and off. */
function useSwitch({ publicKey, set, setHere }: { publicKey: string; set: (more: Partial<Choice>) => void; setHere: (here: boolean) => void }) {
  const { t } = useTranslation()
  const add = useCommand(addDevice, { hat: 'me', onDone: () => toast({ text: t('told.saved'), seconds: 2 }) })
  const drop = useCommand(dropDevice, { hat: 'me', onDone: () => toast({ text: t('told.saved'), seconds: 2 }) })
  const turn = async (on: boolean) => {
    if (!on) {
      const endpoint = await unregister()
      setHere(false)
      return endpoint === null ? set({ push: false }) : drop.run({ endpoint })
    }
    const device = await register(publicKey)
    setHere(device !== null)
    if (device !== null) add.run(device)
  }
  const press = (on: boolean) => void turn(on).catch(() => toast({ text: t('told.pushFailed') }))
  return { press, fault: add.error ?? drop.error }
}

/** Push: whether this device may be woken, or why it cannot. */
export function PushPart({ choice, publicKey, set }: { choice: Choice; publicKey: string; set: (more: Partial<Choice>) => void }) {
  const { t } = useTranslation()
  const [here, setHere] = useHere()
  const { press, fault } = useSwitch({ publicKey, set, setHere })
  const state = pushState()
  if (state !== 'can') return <p className="told-none"><BellOff /><span><b>{t('told.push')}</b><small>{t(state === 'blocked' ? 'told.pushBlocked' : 'told.pushCannot')}</small></span></p>
  const others = choice.devices > 0 ? ` · ${t('told.pushOthers', { count: choice.devices })}` : ''
  return (
    <>
      <Switch label={t('told.push')} note={`${t('told.pushNote')}${others}`} checked={here && choice.push} onChange={press} />
      <Refused fault={fault} />
    </>
  )
}
