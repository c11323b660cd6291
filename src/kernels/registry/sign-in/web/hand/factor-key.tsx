import { Copy, Smartphone } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '#web/ui/button.tsx'
import { Qr } from '#web/ui/qr.tsx'
import { toast } from '#web/ui/toast.tsx'

/** The secret as a picture to scan, as text to copy, and as a link for the authenticator of the same phone. */
export function FactorKey({ secret, uri }: { secret: string; uri: string }) {
  const { t } = useTranslation()
  const copy = () => void navigator.clipboard.writeText(secret).then(() => toast({ text: t('factor.copied') }))
  return (
    <section className="factor-key" aria-label={t('factor.key')}>
      <h2>{t('factor.scan')}</h2>
      <Qr text={uri} label={t('factor.picture')} width={208} />
      <p>{t('factor.scanNote')}</p>
      <code>{secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code>
      <div className="acts">
        <Button kind="soft" icon={<Copy />} onClick={copy}>{t('factor.copy')}</Button>
        <a className="btn btn-quiet btn-m" href={uri}><Smartphone />{t('factor.open')}</a>
      </div>
    </section>
  )
}
