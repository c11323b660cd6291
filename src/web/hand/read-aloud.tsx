import { Volume2, VolumeX } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../i18n/language.ts'

const speech = typeof speechSynthesis === 'undefined' ? undefined : speechSynthesis

/** Reads the page's text out in the device's voice; absent where the device has none. */
export function ReadAloud() {
  const { t } = useTranslation()
  const language = useLanguage()
  const [reading, setReading] = useState(false)
  useEffect(() => () => speech?.cancel(), [])
  if (!speech) return null
  const toggle = () => {
    speech.cancel()
    if (reading) return setReading(false)
    const text = new SpeechSynthesisUtterance(document.getElementById('read')?.innerText ?? '')
    text.lang = language === 'zh' ? 'zh-CN' : 'en-GB'
    text.onend = () => setReading(false)
    speech.speak(text)
    return setReading(true)
  }
  return (
    <button type="button" className="read-aloud" onClick={toggle}>
      {reading ? <VolumeX /> : <Volume2 />}{t(reading ? 'care.stop' : 'care.read')}
    </button>
  )
}
