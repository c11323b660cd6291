import type { Result } from '#platform/contract.ts'
import type { state } from '../../contract.ts'

/** How far set-up has come, as the server told it. */
export type State = Result<typeof state>

/** The steps of set-up, in their order. */
export const steps = ['handler', 'first', 'enter', 'tree', 'practice', 'people'] as const
export type StepName = (typeof steps)[number]

/** Which steps are done: what the server knows, and whether the admin sits here. */
export const doneOf = ({ handler, org }: State, entered: boolean): Record<StepName, boolean> => ({
  handler: handler.name !== '',
  first: org !== null,
  enter: org !== null && entered,
  tree: (org?.children ?? 0) > 0,
  practice: org?.practice === true,
  people: (org?.people ?? 0) > 0,
})

/** What must be done before a step can be: the organisation before its admin signs in, the admin before all that only she may do. */
export const needs: Readonly<Record<StepName, readonly StepName[]>> = {
  handler: [], first: ['handler'], enter: ['first'], tree: ['enter'], practice: ['enter'], people: ['enter'],
}

/** The step to go on with: the first that is not done; the last when all are. */
export const nextOf = (done: Record<StepName, boolean>): StepName => steps.find((step) => !done[step]) ?? 'people'
