import { useTranslation } from 'react-i18next'
import type { At } from '../i18n/format.ts'
import { useFormat } from '../i18n/use-format.ts'

/** How a deadline stands. */
export type LampState = 'ok' | 'soon' | 'late'

/** Circle, triangle, diamond: the shape says it without the colour. */
export function LampShape({ state }: { state: LampState }) {
  return (
    <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
      {state === 'ok' && <circle cx="5" cy="5" r="5" fill="#14784A" />}
      {state === 'soon' && <path d="M5 .5L9.8 9.5H.2z" fill="#F5BE1E" stroke="#7F5B00" strokeWidth=".7" />}
      {state === 'late' && <path d="M5 0l5 5-5 5-5-5z" fill="#C2281F" />}
    </svg>
  )
}

const tint = { ok: 'ok', soon: 'yellow', late: 'red' } as const

/** A deadline as shape, colour and words: `▲ 剩 2:18`. `soonMinutes` before it the lamp turns (240 unless told). */
export function Lamp({ due, soonMinutes }: { due: At; soonMinutes?: number }) {
  const { t } = useTranslation()
  const { lamp, text } = useFormat().deadline(due, soonMinutes)
  return (
    <span className={`tag tag-${tint[lamp]} num`}>
      <LampShape state={lamp} /><span className="hidden-text">{t(`lamp.${lamp}`)}</span>{text}
    </span>
  )
}
