import '../tokens.css'
import '../base.css'
import '../ui/ui.css'
import './desk.css'
import { startFont } from '../fonts.ts'
import type { Words } from '../i18n/words.ts'
import { start } from '../shell.tsx'
import { DeskShell } from './shell.tsx'

startFont('missing')
start('desk', import.meta.glob<Words>('../../*/**/web/{,desk/}words.ts', { eager: true, import: 'words' }), <DeskShell />)
