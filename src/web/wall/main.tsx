import '../tokens.css'
import '../base.css'
import '../ui/ui.css'
import './wall.css'
import { startFont } from '../fonts.ts'
import type { Words } from '../i18n/words.ts'
import { start } from '../shell.tsx'
import { WallShell } from './shell.tsx'

startFont('always')
start('wall', import.meta.glob<Words>('../../*/**/web/{,wall/}words.ts', { eager: true, import: 'words' }), <WallShell />)
