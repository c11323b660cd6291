import { useMemo } from 'react'
import { useNow } from '../clock.ts'
import {
  agoText, countText, datedText, dateText, dayText, deadline, distanceText, durationText, hourText, hoursText, listText, momentText, windowText, type At,
} from './format.ts'
import { useLanguage } from './language.ts'

/** The formats of `format.ts` in the reader's language at business time; they follow the clock (every 30 s). */
export function useFormat() {
  const language = useLanguage()
  const now = useNow(30)
  return useMemo(() => ({
    now,
    language,
    hour: (at: At) => hourText(at),
    moment: (at: At) => momentText(at, now, language),
    day: (at: At) => dayText(at, now, language),
    date: (at: At) => dateText(at, now, language),
    dated: (at: At) => datedText(at, now, language),
    window: (from: At, to: At) => windowText(from, to, { now, language }),
    duration: (minutes: number) => durationText(minutes, language),
    hours: (minutes: number) => hoursText(minutes, language),
    deadline: (at: At, soon?: number) => deadline(at, soon === undefined ? { now, language } : { now, language, soon }),
    ago: (at: At) => agoText(at, now, language),
    distance: (metres: number) => distanceText(metres, language),
    count: countText,
    list: (names: readonly (string | number)[]) => listText(names, language),
  }), [now, language])
}
