/** What a team asks as long as applications 报名 are open. Who has it is decided at the close, by the published rule of offering. */
import { z } from 'zod'
import { command, id } from '#platform/contract.ts'
import { uncleared, Whole } from '../contract.ts'

const one = { params: z.object({ id: id('request') }), result: Whole }

/** Applies for the worn team, naming who would go; nothing is promised before the close. */
export const apply = command('request.apply', 'POST /requests/:id/application', {
  ...one, input: z.object({ helpers: z.array(id('person')).max(10).optional() }),
  refuses: ['request.not-applying', 'request.applied', 'request.load', 'request.helper', 'request.helper-young', 'request.both-sides', 'may.adult', 'may.year-of-birth', ...uncleared.refuses],
})
/** Takes it back, as long as nothing is decided. */
export const dropOut = command('request.drop-out', 'POST /requests/:id/application/drop', { ...one, refuses: ['request.not-applying', 'request.not-applied'] })
