import { pathOf } from './routes.ts'

/** The sign-in page's address, with the way back to where the reader is. */
export function signInHref(): string {
  const back = location.pathname + location.search
  return `${pathOf('sign-in') ?? '/'}?next=${encodeURIComponent(back)}`
}
