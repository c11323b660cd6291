/** One request of the demo, from order to its end: what comes when. What lies after the end of the season is left open. */
import { after, DAY, HOUR, MINUTE } from '#platform/clock.ts'
import type { Chance } from './chance.ts'
import { answered, noticed, spoken, within } from './hours.ts'
import { Life } from './life.ts'
import { later, type Fate, type Plan, type Window } from './plan.ts'
import type { Stage } from './stage.ts'
import type { Event } from './timeline.ts'

/** Services for which teams apply, as the practice has it. */
const APPLIED = ['escort']
/** By then applications are closed, however many events the demo lets happen at one time. */
const CLOSED = 40 * MINUTE

/** Ends which no desk opened to teams. */
const unopened: readonly Fate[] = ['ignored', 'declined', 'withdrawn']

/** Ends before a team has it. Returns whether it is over. */
function beforeTeam(life: Life, plan: Plan, chance: Chance): boolean {
  const answer = answered(plan.submitted, chance)
  if (plan.fate === 'declined') life.desk(answer, 'decline')
  if (plan.fate === 'withdrawn') life.withdraw(after(plan.submitted, chance.between(3, 50) * MINUTE))
  if (unopened.includes(plan.fate)) return true
  if (plan.fate === 'edited') life.desk(answer, 'edit', later(plan.window, 1))
  life.accept(answer, APPLIED.includes(plan.service) && !['unserved', 'waiting'].includes(plan.fate))
  if (plan.fate === 'unserved') life.desk(within(after(plan.window.from, -16 * HOUR), 8.5, 17.5, chance), 'unserved')
  return plan.fate === 'unserved' || plan.fate === 'waiting'
}

/** Until the visit: returns the window in which it takes place; undefined where it does not. */
function toTheDoor(life: Life, plan: Plan, chance: Chance): Window | undefined {
  const window = plan.fate === 'edited' ? later(plan.window, 1) : plan.window
  life.claim(noticed(APPLIED.includes(plan.service) ? after(life.now, CLOSED) : life.now, chance))
  if (plan.fate === 'withdrawn-late') life.withdraw(after(life.now, chance.between(20, 300) * MINUTE))
  if (plan.fate === 'withdrawn-late') return undefined
  if (plan.fate === 'released') {
    life.release(after(life.now, chance.between(15, 90) * MINUTE))
    life.claim(noticed(life.now, chance), plan.crews.toReversed())
  }
  if (plan.fate !== 'lapsed') return window
  life.lapse(after(window.to, 121 * MINUTE))
  life.claim(within(after(life.now, 30 * MINUTE), 7.5, 21, chance), plan.crews.toReversed())
  return later(window, 1)
}

/** The events of one request, in order. */
export function storyOf(stage: Stage, chance: Chance, plan: Plan): Event[] {
  const life = new Life(stage, chance, plan)
  life.submit()
  if (beforeTeam(life, plan, chance)) return life.events
  const window = toTheDoor(life, plan, chance)
  if (window === undefined) return life.events
  life.visit(plan.begins ?? after(window.from, chance.between(0, 14) * MINUTE))
  if (plan.wrong !== undefined) life.wrong(plan.wrong)
  if (plan.fate === 'silent') return life.events
  if (plan.fate === 'unsolved') {
    life.notSolved(spoken(life.now, chance), later(window, 4))
    life.again(noticed(life.now, chance))
    life.visit(after(later(window, 4).from, chance.between(0, 10) * MINUTE))
  }
  life.confirm(plan.fate === 'late' ? within(after(life.now, chance.between(8, 16) * DAY), 9, 20, chance) : spoken(life.now, chance), plan.fate === 'lowered')
  return life.events
}
