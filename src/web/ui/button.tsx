import { Info } from 'lucide-react'
import { useId, type MouseEvent, type ReactNode } from 'react'
import { Link } from 'react-router'

interface Look {
  /** One primary a view; `danger` only for what cannot be taken back. */
  kind?: 'primary' | 'soft' | 'outline' | 'danger' | 'quiet'
  size?: 's' | 'm' | 'l'
  /** As wide as its place. */
  block?: boolean
  icon?: ReactNode
  children: ReactNode
}

interface ButtonProps extends Look {
  onClick?: () => void
  type?: 'button' | 'submit'
  /** Something is under way; presses are ignored. */
  busy?: boolean
  disabled?: boolean
  /** Why it cannot be pressed now: the button is grey and the reason stands next to it. */
  reason?: string | undefined
}

const classes = ({ kind = 'primary', size = 'm', block = false }: Pick<Look, 'kind' | 'size' | 'block'>) =>
  `btn btn-${kind} btn-${size}${block ? ' btn-block' : ''}`

/** The button of all shells' own parts (the desk's tables and forms use antd's). */
export function Button({ reason, ...props }: ButtonProps) {
  const why = useId()
  if (reason === undefined) return <Pressed {...props} />
  return <div className="btn-why"><span id={why}><Info />{reason}</span><Pressed {...props} disabled why={why} /></div>
}

function Pressed({ type = 'button', busy = false, disabled = false, onClick, icon, why, ...look }: Omit<ButtonProps, 'reason'> & { why?: string }) {
  const off = disabled || busy
  // aria-disabled instead of disabled: it stays in the tab order, so its reason can be heard.
  const press = (event: MouseEvent) => {
    if (off) event.preventDefault()
    else onClick?.()
  }
  return (
    <button type={type} className={`${classes(look)}${busy ? ' btn-busy' : ''}`} onClick={press} aria-busy={busy}
      aria-disabled={off} aria-describedby={why}>
      {!busy && icon}{look.children}
    </button>
  )
}

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function ButtonLink({ to, ...look }: Look & { to: string }) {
  return <Link to={to} className={classes(look)}>{look.icon}{look.children}</Link>
}
