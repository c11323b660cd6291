// FNV-1a: small, and the same picture for the same id on every machine.
function seedOf(text: string): number {
  let hash = 2166136261
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16777619)
  return hash >>> 0
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
