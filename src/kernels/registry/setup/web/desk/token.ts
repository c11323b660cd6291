import { useEffect } from 'react'
import { useSearchParams } from 'react-router'

const KEY = 'qq-setup'

const kept = (): string | null => {
  try {
    return sessionStorage.getItem(KEY)
  } catch {
    return null
  }
}

/** The token of the console's link. This tab keeps it while its holder signs in elsewhere, and the address shows it no longer. */
export function useToken(): string | null {
  const [search, setSearch] = useSearchParams()
  const given = search.get('token')
  useEffect(() => {
    if (given === null) return
    try {
      sessionStorage.setItem(KEY, given)
    } catch {
      // Then it stays in the address alone.
      return
    }
    setSearch((now) => {
      now.delete('token')
      return now
    }, { replace: true })
  }, [given, setSearch])
  return given ?? kept()
}

/** Set-up is over: the token is worth nothing. */
export const dropToken = (): void => {
  try {
    sessionStorage.removeItem(KEY)
  } catch {
    // Nothing was kept.
  }
}
