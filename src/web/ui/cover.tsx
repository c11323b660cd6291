import { useId } from 'react'

// FNV-1a: small, and the same picture for the same id on every machine.
function seedOf(text: string): number {
  let hash = 2166136261
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16777619)
  return hash >>> 0
}

const grounds = [
  { ground: '#E1E8FF', far: '#9DB0FA', main: '#4A64E4', near: '#6F88F0', water: true },
  { ground: '#FFF4E8', far: '#FFC385', main: '#4A64E4', near: '#9DB0FA', water: false },
  { ground: '#E6F6ED', far: '#B5E3CB', main: '#14784A', near: '#4A64E4', water: false },
  { ground: '#E5F3FD', far: '#B3DAF6', main: '#1D39C4', near: '#6F88F0', water: true },
]

/** A cover drawn from a record's id: arches, the sun, sometimes water. Same id, same picture. */
export function Cover({ of }: { of: string }) {
  const seed = seedOf(of)
  const tone = grounds[seed % grounds.length] ?? { ground: '#E1E8FF', far: '#9DB0FA', main: '#4A64E4', near: '#6F88F0', water: true }
  const shift = (seed >> 4) % 60
  const flip = (seed >> 10) % 2 === 0
  const clip = useId()
  return (
    <svg viewBox="0 0 216 100" preserveAspectRatio="xMidYMax slice" style={{ width: '100%', aspectRatio: '216 / 100' }} aria-hidden="true">
      <clipPath id={clip}><rect width="216" height="100" /></clipPath>
      <rect width="216" height="100" fill={tone.ground} />
      <g clipPath={`url(#${clip})`} transform={flip ? 'translate(216 0) scale(-1 1)' : undefined}>
        <circle cx={30 + shift / 2} cy={30 + (seed >> 7) % 12} r="11" fill="#FF9D45" />
        <path d={`M${64 + shift / 2} 100V64a24 24 0 0 1 48 0v36z`} fill={tone.far} />
        <path d={`M${98 + shift / 2} 100V48a28 28 0 0 1 56 0v52z`} fill={tone.main} />
        <path d={`M${144 + shift / 2} 100V68a24 24 0 0 1 48 0v32z`} fill={tone.near} />
        {tone.water && <path d="M0 82q18-9 36 0t36 0 36 0 36 0 36 0 36 0v18H0z" fill="#1D39C4" />}
        {tone.water && <path d="M0 91q18-8 36 0t36 0 36 0 36 0 36 0 36 0v9H0z" fill="#162C9C" />}
      </g>
    </svg>
  )
}

const marks = [
  { ground: '#E1E8FF', small: '#9DB0FA', large: '#1D39C4' },
  { ground: '#FFF4E8', small: '#FFC385', large: '#4A64E4' },
  { ground: '#E5F3FD', small: '#6F88F0', large: '#162C9C' },
  { ground: '#E6F6ED', small: '#9DB0FA', large: '#14784A' },
]

/** A team's or organisation's mark, drawn from its id. */
export function TeamMark({ of, size = 48 }: { of: string; size?: number }) {
  const seed = seedOf(of)
  const tone = marks[seed % marks.length] ?? { ground: '#E1E8FF', small: '#9DB0FA', large: '#1D39C4' }
  return (
    <svg width={size} height={size} viewBox="0 0 48 48" aria-hidden="true">
      <rect width="48" height="48" rx="14" fill={tone.ground} />
      <g transform={(seed >> 5) % 2 === 0 ? undefined : 'translate(48 0) scale(-1 1)'}>
        <path d="M10 40V31a8 8 0 0 1 16 0v9z" fill={tone.small} />
        <path d="M20 40V23a9 9 0 0 1 18 0v17z" fill={tone.large} />
        <circle cx="15" cy="15" r="4" fill="#FF9D45" />
      </g>
    </svg>
  )
}

/** A person as the last two characters of the name on a disc; never a face. */
export const Initials = ({ name, size = 32 }: { name: string; size?: number }) => (
  <span className="initials" style={{ width: size, height: size, fontSize: size * 0.36 }} aria-hidden="true">
    {Array.from(name).slice(-2).join('')}
  </span>
)
