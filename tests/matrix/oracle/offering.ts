/** How requests are offered, and what people have against it. In sentences. */
import * as api from '#kernels/marketplace/offering/contract.ts'
import type { Objected, Persona, Scene } from '../scene.ts'
import { asMe, here, office, same, says, type Sentence } from '../says.ts'

interface List { items: { id: string }[] }
interface Standing { team: { id: string } }

/** Administrators at the organisation that it is about, or above it. */
const answers = (p: Persona, one: Objected): boolean => office(p, ['admin'], one.at)
const makes = (p: Persona, one: Objected): boolean => asMe(p) && same(p.human, one.by)

/** The rule, and objections to it. */
export function offeringSentences({ o }: Scene, objections: readonly Objected[]): Sentence[] {
  const keys = (body: List): string => body.items.map(({ id }) => objections.find((one) => one.id === id)?.key ?? id).toSorted().join(', ')
  const among = (sees: (p: Persona, one: Objected) => boolean) => (p: Persona): string => objections.filter((one) => sees(p, one)).map(({ key }) => key).toSorted().join(', ')
  const within = (body: List, p: Persona): boolean => body.items.every(({ id }) => objections.some((one) => one.id === id && (answers(p, one) || makes(p, one))))
  return [
    says<null>({ ...here, api: api.rules, sentence: 'Everybody reads the rule by which requests are offered.', proves: [], may: () => true }),
    says<null>({
      ...here, api: api.standing, sentence: 'A leader reads the values of the own team, nobody those of another.', proves: [], may: (p) => p.hat.of === 'team',
      shows: (body: Standing) => body.team.id, holds: (p) => (p.hat.of === 'team' ? p.hat.at.id : ''), bare: () => false,
    }),
    says<'a' | 't1'>({
      api: api.object, sentence: 'Whoever is signed in objects, as herself.', proves: ['objection.make'], on: ['a', 't1'], name: (at) => `about ${at}`,
      input: (at) => ({ org: o[at].id, words: '离得近的排在后面' }), may: asMe, writes: ['insert objection'],
    }),
    says<null>({ ...here, api: api.mine, sentence: 'One reads the own objections, as oneself.', proves: ['objection.read'], may: asMe, shows: keys as never, holds: among(makes), bare: within as never, counts: objections.length }),
    says<null>({
      ...here, api: api.inbox, sentence: 'Administrators read what is said against offers at their organisation and below, nobody of a team does.', proves: ['objection.read', 'objection.answer'],
      may: (p) => p.hat.of === 'office' && p.hat.role === 'admin', shows: keys as never, holds: among(answers), bare: within as never, counts: objections.length,
    }),
    says<Objected>({
      api: api.answer, sentence: 'Administrators at the organisation and above answer, once, and nobody answers herself.', proves: ['objection.answer'], on: objections, name: ({ key }) => key,
      input: ({ id }) => ({ id, words: '改好了' }), may: (p, one) => answers(p, one) && !same(p.human, one.by), fits: (one) => !one.answered, writes: ['update objection', 'insert notice'],
    }),
  ]
}
