import '../tokens.css'
import '../base.css'
import '../ui/ui.css'
import './wall.css'
import { startFont } from '../fonts.ts'
import { start } from '../shell.tsx'
import { WallShell } from './shell.tsx'

startFont('always')
start('wall', <WallShell />)
