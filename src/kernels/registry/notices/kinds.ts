/** What is special about some kinds of notices. A kind that does not stand here goes to inbox, devices and e-mail alone, and nobody is called. */

export interface Kind {
  /** Worth a paid message. */
  sms?: true
  /** Unseen for so many hours, the receiving desk calls: somebody waits for an answer, or comes. */
  hours?: number
  /** Concerns whoever is visited, account or not: without one the desk calls at once. */
  absent?: true
  /** Somebody sends it by hand by day: at once, and only the night holds it back; the message names organisation and role. */
  invites?: true
}

const kinds: Readonly<Record<string, Kind>> = {
  'request.claimed': { sms: true, hours: 12, absent: true },
  'request.chosen': { sms: true },
  'request.helpers': { sms: true, hours: 12, absent: true },
  'request.edited': { sms: true, hours: 4, absent: true },
  'request.declined': { sms: true, hours: 24, absent: true },
  'request.unserved': { sms: true, hours: 24, absent: true },
  'request.lapsed': { sms: true, hours: 12, absent: true },
  'request.released': { hours: 24, absent: true },
  'request.nobody-home': { sms: true, hours: 12, absent: true },
  'request.window-proposed': { sms: true, hours: 12, absent: true },
  'request.window-agreed': { sms: true, hours: 12, absent: true },
  'request.handed-back': { sms: true, hours: 12, absent: true },
  'request.explained': { sms: true, hours: 24, absent: true },
  'request.finished': { sms: true, hours: 48 },
  'request.helper-named': { sms: true },
  'request.withdrawn': { sms: true },
  'request.reopened': { sms: true },
  'request.helper-cannot': { sms: true },
  'concern.raised': { sms: true },
  'appointment.invited': { sms: true, invites: true },
}

/** Where a record is over, as noun and state: nobody is called any more about what came before. */
export const overStates: readonly string[] = ['declined', 'withdrawn', 'unserved', 'merged', 'confirmed', 'closed'].map((state) => `request.${state}`)

export const kindOf = (code: string): Kind => kinds[code] ?? {}

/** Codes that concern somebody without an account. */
export const absentKinds: readonly string[] = Object.entries(kinds).filter(([, { absent }]) => absent === true).map(([code]) => code)
/** Codes after whose hours a desk calls, with the hours. */
export const calledKinds: Readonly<Record<string, number>> = Object.fromEntries(
  Object.entries(kinds).flatMap(([code, { hours }]) => (hours === undefined ? [] : [[code, hours]])),
)
