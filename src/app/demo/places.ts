/** Real divisions, invented estates: where the demo plays. Points are illustrative. */

/** A town or street with the communities that take part, and a rounded point near it. */
export interface Town { area: string; lat: number; lon: number; communities: readonly string[]; active: readonly string[] }
/** A county that has installed the practice, with its own numbers where it set any. */
export interface County { area: string; name: string; params: Record<string, number>; towns: readonly Town[] }

const codes = (town: string, from: number, count: number): string[] => Array.from({ length: count }, (_, n) => `${town}${String(from + n).padStart(3, '0')}`)
/** A street with `count` communities, whose numbers begin at `from`, and those of them that take part. */
export const streetFrom = (from: number) => (area: string, point: readonly [number, number], count: number, active: readonly number[]): Town => {
  const communities = codes(area, from, count)
  return { area, lat: point[0], lon: point[1], communities, active: active.map((n) => `${area}${String(n).padStart(3, '0')}`) }
}

const street = streetFrom(51)

export const PROVINCE = { area: '33', name: '浙江省' }
export const CITY = { area: '3301', name: '杭州市' }

/** The county of the story. */
export const GONGSHU: County = {
  area: '330105', name: '拱墅区', params: {},
  towns: [
    street('330105003', [30.316, 120.132], 9, [54, 59, 52]),
    street('330105005', [30.322, 120.14], 8, [54, 53, 56]),
    street('330105001', [30.29, 120.155], 7, [51, 57, 52]),
    street('330105002', [30.298, 120.148], 7, [51, 57, 53]),
    street('330105004', [30.308, 120.126], 4, [52, 51]),
    street('330105007', [30.307, 120.158], 8, [57, 58, 51]),
    street('330105008', [30.325, 120.16], 10, [52, 58, 59]),
  ],
}

/** Another county with numbers of its own: more patient, more generous. */
export const TONGLU: County = {
  area: '330122', name: '桐庐县', params: { answer: 48, grace: 4, silence: 10, give: 2 },
  towns: [
    { area: '330122102', lat: 29.83, lon: 119.6, communities: ['330122102002', '330122102003', '330122102203', '330122102225', '330122102236'], active: ['330122102003', '330122102236'] },
  ],
}

/** The communities of the two desks that a visitor may take. */
export const XIAOHE = '330105003054'
export const QIAOXI = '330105005054'
/** Their town, and the community of the other county's desk. */
export const XIAOHE_TOWN = '330105003'
export const JINJIANG = '330122102003'

const ENDINGS = ['东苑', '新苑', '佳苑', '花园', '公寓', '雅居']

/** Estates of a community by their invented names: two or three. */
export const estatesOf = (community: string, serial: number): string[] => {
  const stem = community.replace(/(社区|村)$/u, '').replace(/(东|西|南|北)?苑?第[一二三]$/u, '$1').slice(0, 3)
  return [0, 1, ...(serial % 2 === 0 ? [2] : [])].map((n) => `${stem}${ENDINGS[(serial + n * 2) % ENDINGS.length]}`)
}

/** Lines as a community pastes them: every door of its estates. */
export const doorLines = (estates: readonly string[]): string[] =>
  estates.flatMap((estate, at) =>
    [1, 2, 3, 5, 6, 8].flatMap((building) =>
      [1, 2, 3, 4, 5, 6].flatMap((floor) => [1, 2].map((door) => `${estate},${building + at} 幢,${floor}0${door}`))))
