import { pathOf } from './routes.ts'

const back = (to: string) => `${to}?next=${encodeURIComponent(location.pathname + location.search)}`

/** The sign-in page's address, with the way back to where the reader is. */
export const signInHref = (): string => back(pathOf('sign-in') ?? '/')

/** The second factor's address, with the way back. */
export const factorHref = (): string => back(pathOf('second-factor') ?? pathOf('sign-in') ?? '/')
