import type { Outcome } from './step.ts'

/** A kind holds when something ran, nothing failed and nothing was left out. */
export const holds = (outcome: Outcome): boolean => outcome.ran > 0 && outcome.failed === 0 && outcome.skipped === 0

const cells = ({ kind, ran, passed, failed, skipped, seconds, note }: Outcome): string[] => [
  kind,
  String(ran),
  String(passed),
  String(failed),
  String(skipped),
  seconds.toFixed(1),
  note,
]

const why = (outcome: Outcome): string => {
  if (outcome.ran === 0) return 'nothing ran'
  return outcome.failed > 0 ? 'failed' : 'left something out'
}

/** What became of a run: true only where every kind holds. */
export function verdict(outcomes: readonly Outcome[]): { ok: boolean; passed: number; failed: number; seconds: number } {
  const sum = (pick: (outcome: Outcome) => number) => outcomes.reduce((total, outcome) => total + pick(outcome), 0)
  // A kind that ran nothing or left something out has failed, though no test in it did.
  const failed = sum((outcome) => outcome.failed) + outcomes.filter((outcome) => !holds(outcome) && outcome.failed === 0).length
  return { ok: outcomes.every(holds), passed: sum((outcome) => outcome.passed), failed, seconds: Math.round(sum((outcome) => outcome.seconds)) }
}

/** The time budget by kind, then which kinds do not hold, then the sum on a line of its own. */
export function summary(outcomes: readonly Outcome[]): string {
  const rows = [['kind', 'ran', 'passed', 'failed', 'skipped', 'seconds', ''], ...outcomes.map(cells)]
  const widths = rows[0]?.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0))) ?? []
  const line = (row: string[]) =>
    row
      .map((cell, at) => (at === 0 || at === 6 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ')
  const bad = outcomes.filter((outcome) => !holds(outcome)).map((outcome) => `${outcome.kind}: ${why(outcome)}`)
  const { passed, failed, seconds } = verdict(outcomes)
  return [
    '',
    ...rows.map((row) => line(row).trimEnd()),
    '',
    `${(seconds / 60).toFixed(1)} minutes`,
    ...bad,
    `${passed} passed, ${failed} failed`,
  ].join('\n')
}
