/** What confirmed work earns, by the rules that a practice set. */
import type { Cx } from '#platform/cx.ts'
import type { Unit } from '#platform/quantity.ts'
import type { Tx } from '#platform/sql.ts'
import { settingsAt } from '#kernels/registry/settings/index.ts'
import { give, sharesOf, type Gain, type Share, type Work } from './actions.ts'
import { CURRENCY, EARN, EarnRule } from './capability.ts'

/** Everything that may earn points, by kind. */
export type Fact = Work & { kind: 'service.done'; service: string; visits: readonly Share[] }

/** A rule in force, with the unit of its points. */
interface Rule {
  setting: string
  unit: Unit
  give: number
}

const earns = (rule: EarnRule, fact: Pick<Fact, 'kind' | 'service'>): boolean =>
  rule.on === fact.kind && (rule.where === undefined || rule.where.service.includes(fact.service))

/**
 * The rules for a fact, as the practice of the desk that received the record has them: it promised the points, and it issues them. A rule
 * whose currency nobody set earns nothing.
 */
async function rulesFor(tx: Tx, deskPath: string, fact: Pick<Fact, 'kind' | 'service'>): Promise<Rule[]> {
  const all = (await settingsAt(tx, deskPath, EARN)).map((row) => ({ setting: row.id, rule: EarnRule.parse(row.value) }))
  const set = all.filter(({ rule }) => earns(rule, fact))
  if (set.length === 0) return []
  const currencies = new Map((await settingsAt(tx, deskPath, CURRENCY)).map((row) => [row.key, row.org]))
  return set.flatMap(({ setting, rule }): Rule[] => {
    const issuer = currencies.get(rule.currency)
    return issuer === undefined ? [] : [{ setting, unit: `points:${issuer}/${rule.currency}`, give: rule.give }]
  })
}

/** The points that a rule gives one person for whole minutes in one record: so many for each whole hour. */
export const pointsOf = (rule: { give: number }, minutes: number): number => rule.give * Math.floor(minutes / 60)

/** Posts what a fact earns, each person and rule one posting. Who stands on the other side of the record earns nothing. */
export async function earn(cx: Cx, fact: Fact): Promise<void> {
  const rules = await rulesFor(cx.tx, fact.deskPath, fact)
  const shares = sharesOf(fact, fact.visits)
  const gains = rules.flatMap((rule) => shares.map(({ person, minutes }): Gain =>
    ({ person, unit: rule.unit, amount: BigInt(pointsOf(rule, minutes)), grade: null, rule: rule.setting })))
  await give(cx, fact, gains.filter((gain) => gain.amount > 0n))
}

/**
 * The points that one helper would earn for `minutes` of a service ordered at `deskPath`, for a card: of the first currency where several
 * rules give different ones, because points of two kinds do not add up.
 */
export async function pointsFor(tx: Tx, deskPath: string, service: string, minutes: number): Promise<number> {
  const rules = await rulesFor(tx, deskPath, { kind: 'service.done', service })
  const first = rules.filter((rule) => rule.unit === rules[0]?.unit)
  return first.reduce((sum, rule) => sum + pointsOf(rule, minutes), 0)
}
