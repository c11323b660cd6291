import '../tokens.css'
import '../base.css'
import '../ui/ui.css'
import './ui/hand-ui.css'
import './hand.css'
import { followCare } from '../care.ts'
import { startFont } from '../fonts.ts'
import type { Words } from '../i18n/words.ts'
import { start } from '../shell.tsx'
import { HandShell } from './shell.tsx'

startFont('missing')
followCare()
start('hand', import.meta.glob<Words>('../../*/**/web/{,hand/}words.ts', { eager: true, import: 'words' }), <HandShell />)
