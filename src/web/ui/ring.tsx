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
