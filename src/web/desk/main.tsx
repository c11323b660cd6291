import '../tokens.css'
import '../base.css'
import '../ui/ui.css'
import './desk.css'
import { startFont } from '../fonts.ts'
import { start } from '../shell.tsx'
import { DeskShell } from './shell.tsx'

startFont('missing')
start('desk', <DeskShell />)
