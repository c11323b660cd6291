import { useState } from 'react'

/** A deed that a dialog sends: while it is under way the button turns, what it throws stays in sight, and the dialog closes once it is done. */
export function useDeed(onClose: () => void) {
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<unknown>(undefined)
  const run = async (deed: () => Promise<unknown>) => {
    setBusy(true)
    try {
      await deed()
      onClose()
    } catch (error) {
      setFault(error)
    } finally {
      setBusy(false)
    }
  }
  return { busy, fault, run }
}
