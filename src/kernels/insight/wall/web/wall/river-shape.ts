/** The shape of the river: bands on top of each other around a bed that winds a little. Pure. */

/** Where it is drawn, in the drawing's own units. */
export interface Canvas { width: number; height: number }

/** One band as a closed path, and the lines along it on which the water runs. */
export interface Stream { area: string; lines: string[] }

/** Every band is at least this wide, so that a dry river is still a thread. */
const THREAD = 3
/** How far the bed winds to either side, as a share of the height. */
const WINDING = 0.06
/** Where in a band the water is seen to run, from its upper bank. */
const CURRENTS = [0.3, 0.7]
/** How much of the height water may fill. */
const FULL = 0.84

const mean = (days: readonly number[]): number => (days.length === 0 ? 0 : days.reduce((sum, value) => sum + value, 0) / days.length)

/** Each day with its neighbours, so that a quiet Sunday does not cut the river. The last one is not over: it is never drawn below the two before it. */
const smooth = (days: readonly number[]): number[] => {
  const over = days.slice(0, -1)
  return days.map((value, at) => (at < over.length ? mean(over.slice(Math.max(0, at - 1), at + 2)) : Math.max(value, mean(over.slice(-2)))))
}

type Point = readonly [x: number, y: number]

const pair = (x: number, y: number): string => `${x.toFixed(1)} ${y.toFixed(1)}`

/** Through all points, each with the slope between its neighbours; the same back as forth, so that bands share their banks. */
const along = (points: readonly Point[]): string => {
  const slope = (at: number): Point => {
    const [before, after] = [points[at - 1] ?? points[at], points[at + 1] ?? points[at]]
    return before && after ? [(after[0] - before[0]) / 6, (after[1] - before[1]) / 6] : [0, 0]
  }
  return points.map(([x, y], at) => {
    const before = points[at - 1]
    if (before === undefined) return pair(x, y)
    const [from, to] = [slope(at - 1), slope(at)]
    return `C${pair(before[0] + from[0], before[1] + from[1])} ${pair(x - to[0], y - to[1])} ${pair(x, y)}`
  }).join('')
}

const bed = (at: number, days: number, height: number): number => height / 2 + Math.sin((at / Math.max(1, days - 1)) * Math.PI * 2.2) * height * WINDING

/** The bands as streams. `bands` holds one list a band with a value for each day, all of the same length. */
export function riverOf(bands: readonly (readonly number[])[], { width, height }: Canvas): Stream[] {
  const flows = bands.map(smooth)
  const days = bands[0]?.length ?? 0
  const sums = Array.from({ length: days }, (_none, at) => flows.reduce((sum, flow) => sum + (flow[at] ?? 0), 0))
  const most = Math.max(...sums, 0)
  const scale = most === 0 ? 0 : (height * FULL - THREAD * bands.length) / most
  const thick = (flow: readonly number[], at: number) => THREAD + (flow[at] ?? 0) * scale
  const x = (at: number) => (days < 2 ? 0 : (at / (days - 1)) * width)
  const tops = sums.map((sum, at) => bed(at, days, height) - (sum * scale + THREAD * bands.length) / 2)
  return flows.map((flow) => {
    const upper = tops.map((top, at): Point => [x(at), top])
    const lower = tops.map((top, at): Point => [x(at), top + thick(flow, at)])
    const lines = CURRENTS.map((share) => tops.map((top, at): Point => [x(at), top + thick(flow, at) * share]))
    lower.forEach(([, y], at) => { tops[at] = y })
    return { area: `M${along(upper)}L${along(lower.toReversed())}Z`, lines: lines.map((line) => `M${along(line)}`) }
  })
}
