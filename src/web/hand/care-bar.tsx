import { useCare } from '../care.ts'
import { CareSwitch } from './care-switch.tsx'
import { ReadAloud } from './read-aloud.tsx'

/** What stands first on each page in the large view: read it to me, and one tap back. */
export const CareBar = () => useCare() && <div className="care-bar no-print"><ReadAloud /><CareSwitch /></div>
