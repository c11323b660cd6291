import { Copy, Smartphone } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { create } from 'qrcode'
import { Button } from '#web/ui/button.tsx'
import { toast } from '#web/ui/toast.tsx'

/** Dark modules of a QR code as one path, a unit each. */
function pathOf(text: string): { path: string; size: number } {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const path = Array.from({ length: modules.size * modules.size }, (_, at) => at)
    .filter((at) => modules.data[at] === 1)
    .map((at) => `M${at % modules.size} ${Math.floor(at / modules.size)}h1v1h-1z`)
    .join('')
  return { path, size: modules.size }
}

/** The secret as a picture to scan, as text to copy, and as a link for the authenticator of the same phone. */
export function FactorKey({ secret, uri }: { secret: string; uri: string }) {
  const { t } = useTranslation()
  const { path, size } = useMemo(() => pathOf(uri), [uri])
  const copy = () => void navigator.clipboard.writeText(secret).then(() => toast({ text: t('factor.copied') }))
  return (
    <section className="factor-key" aria-label={t('factor.key')}>
      <h2>{t('factor.scan')}</h2>
      <svg role="img" aria-label={t('factor.picture')} viewBox={`-4 -4 ${size + 8} ${size + 8}`} width={208} height={208} shapeRendering="crispEdges">
        <rect x={-4} y={-4} width={size + 8} height={size + 8} fill="#fff" /><path d={path} fill="#161B2E" />
      </svg>
      <p>{t('factor.scanNote')}</p>
      <code>{secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code>
      <div className="acts">
        <Button kind="soft" icon={<Copy />} onClick={copy}>{t('factor.copy')}</Button>
        <a className="btn btn-quiet btn-m" href={uri}><Smartphone />{t('factor.open')}</a>
      </div>
    </section>
  )
}
