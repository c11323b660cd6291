/** Why nothing can start: one sentence in each language, printed as it stands, without a stack. */
export class CannotStart extends Error {
  constructor(zh: string, en: string) {
    super(`${zh}\n${en}`)
    this.name = 'CannotStart'
  }
}

/** The system's short code of a failed call (`EACCES`, `EADDRINUSE` …), or an empty text. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
