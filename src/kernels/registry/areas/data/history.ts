/**
 * County changes that the statistical list no longer shows. Source: 浙江省人民政府关于调整杭州市部分行政区划的通知, dated
 * 11 March 2021 after the State Council's reply, made public and in effect on 9 April 2021.
 */
import { Day } from '#platform/contract.ts'

/** The day on which the districts of Hangzhou changed. The old ones ended and the new ones began on it. */
export const hangzhouReform = Day.parse('2021-04-09')

/** Counties that ended: `validTo` is the first day on which they were no more. */
export const endedCounties: readonly { code: string; name: string; validTo: Day }[] = [
  { code: '330103', name: '下城区', validTo: hangzhouReform },
  { code: '330104', name: '江干区', validTo: hangzhouReform },
]

/** Counties of today's list that began within the time that this history covers. */
export const begunCounties: ReadonlyMap<string, Day> = new Map([
  ['330113', hangzhouReform],
  ['330114', hangzhouReform],
])

/**
 * Ground that passed from one county to another on a day. `towns` are today's codes of what passed; `whole` is all of
 * it, `rest` what no other row names. 上城, 拱墅 and 余杭 were newly founded on that day under their old names and codes;
 * since GB/T 2260 keeps the code, each stays one area here and its change of ground is told by these rows.
 */
export interface Succession {
  from: string
  to: string
  on: Day
  towns: readonly string[] | 'whole' | 'rest'
}

export const successions: readonly Succession[] = [
  { from: '330103', to: '330105', on: hangzhouReform, towns: 'whole' },
  { from: '330104', to: '330102', on: hangzhouReform, towns: 'rest' },
  { from: '330104', to: '330114', on: hangzhouReform, towns: ['330114001', '330114002'] },
  {
    from: '330109',
    to: '330114',
    on: hangzhouReform,
    towns: ['330114003', '330114004', '330114005', '330114006', '330114007'],
  },
  {
    from: '330110',
    to: '330113',
    on: hangzhouReform,
    towns: ['330113001', '330113002', '330113003', '330113004', '330113005', '330113006', '330113007', '330113100'],
  },
]
