import { MapPin } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNow } from '../../clock.ts'
import { dateText, hourText, numberText, weekdayText, type At } from '../../i18n/format.ts'
import { useLanguage } from '../../i18n/language.ts'
import { Logo } from '../../ui/logo.tsx'

/** The canvas that fits this screen: 1920×1080, 3840×1080 for 32:9, or none (panels flow) where a person holds it upright. */
function fit() {
  const { innerWidth: width, innerHeight: height } = window
  if (width < 900) return { kind: 'flow' as const, width, height, scale: 1 }
  const wide = width / height >= 2.6
  const canvas = { width: wide ? 3840 : 1920, height: 1080 }
  return { kind: wide ? ('wide' as const) : ('plain' as const), ...canvas, scale: Math.min(width / canvas.width, height / canvas.height) }
}

function useFit() {
  const [now, set] = useState(fit)
  useEffect(() => {
    const follow = () => set(fit())
    addEventListener('resize', follow)
    return () => removeEventListener('resize', follow)
  }, [])
  return now
}

function Clock() {
  const now = useNow(5)
  const language = useLanguage()
  return (
    <>
      <time className="clock">{hourText(now)}</time>
      <time>{dateText(now, now, language)} {weekdayText(now, language)}</time>
    </>
  )
}

interface FrameProps {
  title: string
  /** What it covers: `全省 11 市 90 县区`, or the choice of it. */
  scope: ReactNode
  /** The oldest data time of what is shown, ISO 8601. */
  asOf: string | undefined
  /** The figures are live; false while they come by asking only. */
  live?: boolean
  /** A word for data that are not real, e.g. 演示数据. */
  badge?: string | undefined
  /** At most three panels on each side. */
  left: ReactNode
  right: ReactNode
  /** Head figures and the main drawing. */
  children: ReactNode
  /** Fresh results without people. */
  ticker?: ReactNode
}

function Head({ title, scope, asOf, live = true, badge }: FrameProps) {
  const { t } = useTranslation()
  return (
    <header className="wall-head">
      <Logo size={52} dark />
      <h1>{title}</h1>
      <p><MapPin />{scope}</p>
      {badge !== undefined && <p className="demo">{badge}</p>}
      <span className="grow" />
      {asOf !== undefined && <p><i className={live ? 'live' : 'live live-off'} />{t('state.asOf', { at: hourText(asOf) })}</p>}
      <Clock />
    </header>
  )
}

/** One screen of live figures on a canvas that is scaled whole: head, panels left and right, the main drawing between. */
export function WallFrame(props: FrameProps) {
  const { kind, width, height, scale } = useFit()
  useEffect(() => {
    document.documentElement.classList.toggle('wall-flow', kind === 'flow')
    document.documentElement.classList.toggle('wall-wide', kind === 'wide')
  }, [kind])
  return (
    <div className="wall-stage">
      <div className="wall-canvas" style={{ width, height, transform: `translate(-50%,-50%) scale(${scale})` }}>
        <Head {...props} />
        <div className="wall-body">
          <div className="wall-column">{props.left}</div>
          <div className="wall-middle">{props.children}</div>
          <div className="wall-column">{props.right}</div>
        </div>
        {props.ticker !== undefined && <div className="wall-ticker">{props.ticker}</div>}
      </div>
    </div>
  )
}

/** One panel: title, the span it counts, the drawing, and the time of its data. */
export function WallPanel({ title, span, asOf, children }: { title: string; span: string; asOf?: At; children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <section className="wall-panel" aria-label={title}>
      <h2>{title}<small>{span}</small></h2>
      <div className="wall-panel-body">{children}</div>
      {asOf !== undefined && <p className="wall-as-of num">{t('state.asOf', { at: hourText(asOf) })}</p>}
    </section>
  )
}

/** A head figure; it opens its list, at the desk, where the reader may see one. `null` is a value that may not be shown. */
export function WallFigure({ label, value, unit, href, note, digits = 0 }: {
  label: string; value: number | bigint | null; unit: string; href?: string | undefined; note?: string; digits?: number
}) {
  const inside = (
    <>
      <span>{label}</span><b>{value === null ? '–' : numberText(value, digits)}</b><small>{unit}</small>
      {note !== undefined && <em className="num">{note}</em>}
    </>
  )
  return href === undefined ? <div className="wall-figure">{inside}</div> : <a href={href} className="wall-figure">{inside}</a>
}
