import type { ReactNode } from 'react'

const grounds = ['#E1E8FF', '#FFF4E8', '#E5F3FD', '#E6F6ED'] as const

/** What a kind of part looks like from afar, in a box of 64 × 72 that stands on the ground. */
const drawn: Readonly<Record<string, ReactNode>> = {
  'marketplace.catalogue': (
    <>
      <rect y="2" width="64" height="20" rx="6" fill="#fff" /><rect y="27" width="54" height="20" rx="6" fill="#fff" /><rect y="52" width="44" height="20" rx="6" fill="#fff" />
      <circle cx="12" cy="12" r="5" fill="#1D39C4" /><circle cx="12" cy="37" r="5" fill="#4A64E4" /><circle cx="12" cy="62" r="5" fill="#FF9D45" />
      <path d="M23 12h28M23 37h20M23 62h11" stroke="#C5D1FF" strokeWidth="4" strokeLinecap="round" />
    </>
  ),
  'ledger.currency': (
    <>
      <circle cx="32" cy="44" r="28" fill="#FF9D45" /><circle cx="32" cy="44" r="21" fill="none" stroke="#FFE4C7" strokeWidth="3" />
      <path d="M22 54V44a6 6 0 0 1 12 0v10zM31 54V38a7 7 0 0 1 14 0v16z" fill="#fff" />
    </>
  ),
  'insight.figures': (
    <>
      <rect y="48" width="13" height="24" rx="4" fill="#9DB0FA" /><rect x="17" y="34" width="13" height="38" rx="4" fill="#6F88F0" />
      <rect x="34" y="42" width="13" height="30" rx="4" fill="#4A64E4" /><rect x="51" y="14" width="13" height="58" rx="4" fill="#1D39C4" />
    </>
  ),
  'insight.bulletin': (
    <>
      <rect x="6" y="0" width="52" height="72" rx="5" fill="#fff" /><path d="M16 14h32" stroke="#C2281F" strokeWidth="5" strokeLinecap="round" />
      <path d="M14 23h36" stroke="#C2281F" strokeWidth="1.5" /><path d="M14 34h36M14 44h22M44 44h6M14 54h10M32 54h18M14 64h26" stroke="#D3D8E6" strokeWidth="3.5" strokeLinecap="round" />
      <path d="M38 44h4M26 54h4" stroke="#1D39C4" strokeWidth="4" strokeLinecap="round" />
    </>
  ),
}

/** The same ground for the same practice on every machine. */
const groundOf = (key: string) => grounds[Array.from(key).reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973, 7) % grounds.length]

/** A practice's cover: people's houses and the sun, and what the practice is made of beside them. */
export function PracticeCover({ of, parts }: { of: string; parts: readonly string[] }) {
  const shown = [...new Set(parts)].flatMap((part) => (part in drawn ? [{ part, drawing: drawn[part] }] : [])).slice(0, 4)
  return (
    <svg viewBox="0 0 460 150" preserveAspectRatio="xMidYMax slice" className="practice-cover" aria-hidden="true">
      <rect x="-200" width="860" height="150" fill={groundOf(of)} />
      <circle cx="46" cy="46" r="12" fill="#FF9D45" />
      <path d="M20 150v-30a21 21 0 0 1 42 0v30z" fill="#9DB0FA" /><path d="M50 150V96a27 27 0 0 1 54 0v54z" fill="#1D39C4" /><path d="M92 150v-38a22 22 0 0 1 44 0v38z" fill="#6F88F0" />
      {shown.map(({ part, drawing }, at) => <g key={part} transform={`translate(${164 + at * (shown.length > 3 ? 74 : 92)} 46)`}>{drawing}</g>)}
    </svg>
  )
}
