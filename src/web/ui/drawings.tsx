/** Nothing here yet: three houses, a lit door, the sun. */
export const DrawnEmpty = () => (
  <svg width="168" height="104" viewBox="0 0 168 104" aria-hidden="true">
    <ellipse cx="84" cy="98" rx="76" ry="5" fill="#E7EAF3" />
    <circle cx="132" cy="26" r="11" fill="#FF9D45" />
    <path d="M20 98V70a20 20 0 0 1 40 0v28z" fill="#C5D1FF" />
    <path d="M48 98V46a26 26 0 0 1 52 0v52z" fill="#1D39C4" />
    <path d="M92 98V66a22 22 0 0 1 44 0v32z" fill="#9DB0FA" />
    <path d="M64 98V80a10 10 0 0 1 20 0v18z" fill="#FFE4C7" />
  </svg>
)

/** Something of ours broke: grey peaks and a spark. */
export const DrawnFault = () => (
  <svg width="150" height="100" viewBox="0 0 150 100" aria-hidden="true">
    <ellipse cx="75" cy="94" rx="68" ry="5" fill="#E7EAF3" />
    <path d="M14 94V66a18 18 0 0 1 36 0v28z" fill="#D3D8E6" />
    <path d="M96 94V58a20 20 0 0 1 40 0v36z" fill="#D3D8E6" />
    <path d="M46 94V46a24 24 0 0 1 48 0v48z" fill="#7F88A3" />
    <path d="M62 52l-8 12h12l-6 14" fill="none" stroke="#FF9D45" strokeWidth="4.5" strokeLinejoin="round" strokeLinecap="round" />
  </svg>
)

/** No network: a phone that keeps what was written. */
export const DrawnOffline = () => (
  <svg width="150" height="100" viewBox="0 0 150 100" aria-hidden="true">
    <ellipse cx="75" cy="94" rx="60" ry="5" fill="#E7EAF3" />
    <rect x="48" y="8" width="54" height="86" rx="12" fill="#1D39C4" />
    <rect x="55" y="18" width="40" height="58" rx="5" fill="#fff" />
    <path d="M62 32h26M62 43h18M62 54h22" stroke="#9DB0FA" strokeWidth="5" strokeLinecap="round" />
    <circle cx="104" cy="70" r="19" fill="#FF9D45" stroke="#fff" strokeWidth="4" />
    <path d="M104 61v10l6 4" stroke="#3D1C00" strokeWidth="3.5" fill="none" strokeLinecap="round" />
  </svg>
)

/** A closed door: sign in or ask first. */
export const DrawnDoor = () => (
  <svg width="150" height="100" viewBox="0 0 150 100" aria-hidden="true">
    <ellipse cx="75" cy="94" rx="66" ry="5" fill="#E7EAF3" />
    <path d="M18 94V64a18 18 0 0 1 36 0v30z" fill="#C5D1FF" />
    <path d="M98 94V58a19 19 0 0 1 38 0v36z" fill="#9DB0FA" />
    <path d="M44 94V42a30 30 0 0 1 60 0v52z" fill="#1D39C4" />
    <path d="M58 94V60a16 16 0 0 1 32 0v34z" fill="#FFE4C7" />
    <circle cx="83" cy="76" r="3.5" fill="#A84B00" />
  </svg>
)

/** The quiet hills behind a greeting. */
export const DrawnHills = ({ className }: { className?: string }) => (
  <svg className={className} viewBox="20 0 150 90" aria-hidden="true">
    <circle cx="66" cy="26" r="9" fill="#FF9D45" />
    <path d="M40 90V70a18 18 0 0 1 36 0v20z" fill="#C5D1FF" />
    <path d="M92 90V42a24 24 0 0 1 48 0v48z" fill="#9DB0FA" />
    <path d="M64 90V58a20 20 0 0 1 40 0v32z" fill="#C5D1FF" opacity=".85" />
    <path d="M128 90V66a20 20 0 0 1 40 0v24z" fill="#C5D1FF" />
  </svg>
)

/** Pale arches for the right edge of an ultramarine ground; the sun where the ground is tall. */
export const DrawnArches = ({ className, sun = false }: { className?: string; sun?: boolean }) => (
  <svg className={className} viewBox="0 0 220 150" fill="#fff" aria-hidden="true">
    <path d="M40 150v-48a32 32 0 0 1 64 0v48z" opacity=".07" />
    <path d="M84 150V78a42 42 0 0 1 84 0v72z" opacity=".08" />
    <path d="M150 150V98a36 36 0 0 1 72 0v52z" opacity=".07" />
    {sun && <circle cx="178" cy="72" r="9" fill="#FF9D45" />}
  </svg>
)
