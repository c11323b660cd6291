/** The mark: three peaks and a sun. On ultramarine and night the middle peak is white. */
export function Logo({ size = 28, dark = false }: { size?: number; dark?: boolean }) {
  const [left, right, middle] = dark ? ['#9DB0FA', '#C5D1FF', '#fff'] : ['#6F88F0', '#4A64E4', '#1D39C4']
  return (
    <svg viewBox="0 0 64 64" width={size} height={size} aria-hidden="true">
      <path d="M6 56V41a11 11 0 0 1 22 0v15z" fill={left} />
      <path d="M38 56V38a10.5 10.5 0 0 1 21 0v18z" fill={right} />
      <path d="M19 56V24a13 13 0 0 1 26 0v32z" fill={middle} />
      {!dark && <path d="M19 56V30.2A11 11 0 0 1 28 41v15z" fill="#162C9C" />}
      {!dark && <path d="M38 56V38a10.5 10.5 0 0 1 7-9.9V56z" fill="#162C9C" />}
      <circle cx="52" cy="15" r="7" fill="#FF9D45" />
    </svg>
  )
}
