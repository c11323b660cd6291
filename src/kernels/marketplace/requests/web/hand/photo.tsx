import { Camera, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

/** Long edge of what is sent, in pixels: enough to see what is to be done, small on a bad network. */
const EDGE = 1600
const MOST_BYTES = 20 * 1024 * 1024

const asDataUrl = (file: Blob): Promise<string> => new Promise((resolve, reject) => {
  const reader = new FileReader()
  reader.onload = () => (typeof reader.result === 'string' ? resolve(reader.result) : reject(new Error('unreadable')))
  reader.onerror = () => reject(new Error('unreadable'))
  reader.readAsDataURL(file)
})

/** Makes the photo smaller; drawing it anew also leaves position and camera behind. What the browser cannot draw goes as it is. */
async function smaller(file: File): Promise<string> {
  const picture = await createImageBitmap(file).catch(() => undefined)
  if (!picture) return asDataUrl(file)
  const scale = Math.min(1, EDGE / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(picture.width * scale)
  canvas.height = Math.round(picture.height * scale)
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return canvas.toDataURL('image/jpeg', 0.85)
}

/** The bytes of a data address, in base64. */
export const base64Of = (photo: string): string => photo.slice(photo.indexOf(',') + 1)

/** One photo of what is to be done. */
export function PhotoField({ value, onChange }: { value: string | undefined; onChange: (photo: string | undefined) => void }) {
  const { t } = useTranslation()
  const [fault, setFault] = useState<string>()
  const take = async (file: File | undefined) => {
    if (!file) return
    if (file.size > MOST_BYTES) return setFault('refuse.file.too-large')
    setFault(undefined)
    try {
      onChange(await smaller(file))
    } catch {
      setFault('refuse.file.broken')
    }
  }
  return (
    <div className="order-part">
      <p className="field-head" id="photo-head">{t('order.photo')}<small>{t('field.optional')}</small></p>
      <div className="photo-row">
        {value === undefined ? (
          <label className="photo-add">
            <Camera /><span>{t('order.photo.add')}</span>
            <input type="file" accept="image/*" aria-describedby="photo-head" onChange={({ target }) => void take(target.files?.[0])} />
          </label>
        ) : (
          <figure>
            <img src={value} alt={t('order.photo.shown')} />
            <button type="button" aria-label={t('order.photo.remove')} onClick={() => onChange(undefined)}><X /></button>
          </figure>
        )}
        <p className="field-hint">{t('order.photo.note')}</p>
      </div>
      {fault !== undefined && <p className="field-error" role="alert">{t(fault)}</p>}
    </div>
  )
}
