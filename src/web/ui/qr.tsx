import { useMemo } from 'react'
import { create } from 'qrcode'

/** Dark modules of a QR code as one path, a unit each. */
function pathOf(text: string): { path: string; size: number } {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const path = Array.from({ length: modules.size * modules.size }, (_, at) => at)
    .filter((at) => modules.data[at] === 1)
    .map((at) => `M${at % modules.size} ${Math.floor(at / modules.size)}h1v1h-1z`)
    .join('')
  return { path, size: modules.size }
}

/** A text as a picture to scan, with the quiet edge that readers need. `width` in CSS pixels; without one it fills its place. */
export function Qr({ text, label, width }: { text: string; label: string; width?: number }) {
  const { path, size } = useMemo(() => pathOf(text), [text])
  return (
    <svg role="img" aria-label={label} viewBox={`-4 -4 ${size + 8} ${size + 8}`} width={width ?? '100%'} height={width} shapeRendering="crispEdges">
      <rect x={-4} y={-4} width={size + 8} height={size + 8} fill="#fff" /><path d={path} fill="#161B2E" />
    </svg>
  )
}
