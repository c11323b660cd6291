/** Why nothing can start: one sentence in each language, printed as it stands, without a stack. */
export class CannotStart extends Error {
  /** How the process ends: 1 where what it names did not come true. */
  readonly code: number = 1

  constructor(zh: string, en: string) {
    super(`${zh}\n${en}`)
    this.name = 'CannotStart'
  }
}

/** The command was asked in a way that it does not know. */
export class WrongUse extends CannotStart {
  override readonly code = 2
}

/** The system's short code of a failed call (`EACCES`, `EADDRINUSE` …), or an empty text. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
