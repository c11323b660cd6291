import { Volume2, VolumeX } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage, type Language } from '../i18n/language.ts'
import { toast } from '../ui/toast.tsx'

const speech = typeof speechSynthesis === 'undefined' ? undefined : speechSynthesis

/** A voice of the device itself: what stands on the page is not sent to anybody to be read. */
const voiceOf = (language: Language) => speech?.getVoices().find(({ localService, lang }) => localService && lang.toLowerCase().startsWith(language))

/** What stands on the page, without the bar that reads it and the foot. */
function pageText(): string {
  const main = document.getElementById('main')
  const aside = [...(main?.querySelectorAll<HTMLElement>('.care-bar,.foot') ?? [])]
  return aside.reduce((text, { innerText }) => text.replace(innerText, ''), main?.innerText ?? '').trim()
}

/** Reads the page out in a voice of the device, or says that it has none; absent where the browser cannot speak. */
export function ReadAloud() {
  const { t } = useTranslation()
  const language = useLanguage()
  const [reading, setReading] = useState(false)
  useEffect(() => {
    // Some browsers list their voices only once they were asked.
    speech?.getVoices()
    return () => speech?.cancel()
  }, [])
  if (!speech) return null
  const toggle = () => {
    speech.cancel()
    if (reading) return setReading(false)
    const voice = voiceOf(language)
    if (voice === undefined) return toast({ text: t('care.noVoice'), note: t('care.noVoiceNote') })
    const text = new SpeechSynthesisUtterance(pageText())
    text.voice = voice
    text.lang = voice.lang
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
