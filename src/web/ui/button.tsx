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

const classes = ({ kind = 'primary', size = 'm', block = false }: Look) =>
  `btn btn-${kind} btn-${size}${block ? ' btn-block' : ''}`

/** The button of all shells' own parts (the desk's tables and forms use antd's). */
export function Button(props: ButtonProps) {
  const { busy = false, disabled = false, reason, type = 'button', onClick, icon, children } = props
  const why = useId()
  const off = disabled || busy || reason !== undefined
  // aria-disabled instead of disabled: it stays in the tab order, so its reason can be heard.
  const press = (event: MouseEvent) => {
    if (off) event.preventDefault()
    else onClick?.()
  }
  const button = (
    <button type={type} className={`${classes(props)}${busy ? ' btn-busy' : ''}`} onClick={press} aria-busy={busy || undefined}
      aria-disabled={off || undefined} aria-describedby={reason === undefined ? undefined : why}>
      {!busy && icon}{children}
    </button>
  )
  if (reason === undefined) return button
  return <div className="btn-why"><span id={why}><Info />{reason}</span>{button}</div>
}

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function ButtonLink({ to, ...look }: Look & { to: string }) {
  return <Link to={to} className={classes(look)}>{look.icon}{look.children}</Link>
}
