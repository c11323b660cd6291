import { useTranslation } from 'react-i18next'
import { numberText } from '../i18n/format.ts'

const tones = {
  growing: { track: '#E1E8FF', arc: '#1D39C4' },
  full: { track: '#E6F6ED', arc: '#14784A' },
  due: { track: '#FFE4C7', arc: '#A84B00' },
}

/** A duty as a ring: how much of it is done. Ultramarine while it grows, green when full, warm when help is due. */
export function Ring({ done, goal, size = 64, due = false, label }: {
  done: number; goal: number; size?: number; due?: boolean; label: string
}) {
  const { t } = useTranslation()
  const tone = done >= goal ? tones.full : due ? tones.due : tones.growing
  const radius = 28
  const round = 2 * Math.PI * radius
  const share = goal > 0 ? Math.min(1, done / goal) : 0
  return (
    <svg width={size} height={size} viewBox="0 0 64 64" role="img"
      aria-label={`${label} ${t('ring.of', { done: numberText(done, 1), goal: numberText(goal, 1) })}`}>
      <circle cx="32" cy="32" r={radius} fill="none" stroke={tone.track} strokeWidth="8" />
      {share > 0 && (
        <circle cx="32" cy="32" r={radius} fill="none" stroke={tone.arc} strokeWidth="8" strokeLinecap="round"
          strokeDasharray={`${round * share} ${round}`} transform="rotate(-90 32 32)" />
      )}
      <text x="32" y="38.5" textAnchor="middle" fontSize="18" fontWeight="700" fill="currentColor">{numberText(done, 1)}</text>
    </svg>
  )
}

/** Time that runs, as a warm ring beside words: `share` of the whole is left. */
export const TimeRing = ({ share, size = 44 }: { share: number; size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 44 44" aria-hidden="true">
    <circle cx="22" cy="22" r="18" fill="none" stroke="#FFE4C7" strokeWidth="6" />
    {share > 0 && (
      <circle cx="22" cy="22" r="18" fill="none" stroke="#A84B00" strokeWidth="6" strokeLinecap="round"
        strokeDasharray={`${113.1 * Math.min(1, share)} 113.1`} transform="rotate(-90 22 22)" />
    )}
  </svg>
)
