/** Where the reader wanted to go, from `?next=`; only an address of this site counts. */
export function nextPath(fallback: string): string {
  const asked = new URLSearchParams(location.search).get('next')
  if (asked === null || !asked.startsWith('/')) return fallback
  const url = new URL(asked, location.origin)
  return url.origin === location.origin ? url.pathname + url.search : fallback
}

/** Goes there with a fresh start, so that nothing read as another person stays on the screen. */
export const goOn = (path: string): void => location.replace(path)
