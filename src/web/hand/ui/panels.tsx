import { ShieldCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import { codeText } from '../../i18n/format.ts'

/** The code that one side says and the other compares. Nothing is typed. */
export const CodePanel = ({ label, code }: { label: ReactNode; code: string }) => (
  <div className="code-panel"><ShieldCheck /><span>{label}</span><b className="num">{codeText(code)}</b></div>
)

/** A warm line with at most one thing to do: what runs out, what waits. */
export const WarmBar = ({ icon, children, action }: { icon: ReactNode; children: ReactNode; action?: ReactNode }) => (
  <div className="warm-bar">{icon}<span className="grow">{children}</span>{action}</div>
)
