import { kept, useStore } from './store.ts'

const mode = kept<'on' | 'off'>('qq-care', (found) => (found === 'on' ? 'on' : 'off'))

/** Whether the large, simple view 关怀版 is on; this browser remembers it. */
export const useCare = (): boolean => useStore(mode) === 'on'
/** Switches the large view on or off. */
export const setCare = (on: boolean): void => mode.set(on ? 'on' : 'off')

/** Marks the page with the large view, now and after each switch. */
export function followCare(): void {
  const mark = () => document.documentElement.classList.toggle('care', mode.get() === 'on')
  mark()
  mode.subscribe(mark)
}
