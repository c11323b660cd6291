import { useEffect, useState } from 'react'
import { realNow } from '#platform/clock.ts'

// Business time is the server's. In a demo it may be days away from the device's clock, and a cheap phone's clock is often wrong.
let ahead = 0
const followers = new Set<() => void>()

const real = (): number => realNow().getTime()

/** Learns the server's business time from an answer's `qq-now` header (ISO 8601); anything else is ignored. */
export function hearNow(header: string | null): void {
  const told = header === null ? Number.NaN : Date.parse(header)
  if (Number.isNaN(told)) return
  const before = ahead
  ahead = told - real()
  // A page that counts days must not show the device's for half a minute.
  if (Math.abs(ahead - before) > 5000) followers.forEach((follow) => follow())
}

/** Business time in milliseconds since the epoch, as the server last told it. */
export const now = (): number => real() + ahead

/** Business time that renders again every `seconds` (60 unless told), for countdowns and “3 分钟前”. */
export function useNow(seconds = 60): number {
  const [value, set] = useState(now)
  useEffect(() => {
    const follow = () => set(now())
    const timer = setInterval(follow, seconds * 1000)
    followers.add(follow)
    return () => {
      clearInterval(timer)
      followers.delete(follow)
    }
  }, [seconds])
  return value
}
