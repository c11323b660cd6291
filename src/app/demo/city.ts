/** How large a demo is, and what a city has beside the county of the story: more counties, whose own people ask for and do the same things. */
import { MINUTE } from '#platform/clock.ts'
import type { CrewPlan } from './crews.ts'
import { streetFrom, type County } from './places.ts'

/** A county of a demo: its ground, its teams, how much is asked for there in the season. */
interface Part { county: County; crews: readonly CrewPlan[]; requests: number }

/** What a size of the demo sets. */
export interface Size {
  /** Requests of the season in the county of the story and in the far one. */
  requests: number
  farRequests: number
  /** Residents who come in by a code, in the two communities of the story and in each of the others. */
  residents: { story: number; other: number }
  /** Further members of each team, who are on its roster. */
  roster: number
  /** What lies so close together (ms) happens at one time: a clock that moves less is faster, and nobody sees the difference. */
  blur: number
  more: readonly Part[]
}

const [HAIR, REPAIR, ESCORT] = ['理发', '家电维修', '陪诊']
const wide = { radius: 12_000, capacity: 14, members: 9 }
/** Eight teams of a county: what each can do, by the name that it gave itself. */
const crews = (names: readonly [string, string, string, string, string, string, string, string]): CrewPlan[] => {
  const skills = [[HAIR, REPAIR, ESCORT], [HAIR, REPAIR, ESCORT], [HAIR], [REPAIR], [ESCORT], [HAIR, ESCORT], [], []]
  return names.map((name, at) => ({ ...wide, name, skills: skills[at] ?? [] }))
}

/** Communities that were numbered before and after their county was put together. */
const [older, younger] = [streetFrom(51), streetFrom(1)]

const SHANGCHENG: County = {
  area: '330102', name: '上城区', params: {},
  towns: [
    older('330102001', [30.243, 120.165], 5, [51, 52, 53]),
    older('330102004', [30.252, 120.178], 15, [51, 52, 53]),
    older('330102009', [30.235, 120.174], 15, [51, 52, 55]),
    older('330102008', [30.222, 120.168], 12, [51, 53]),
    older('330102010', [30.238, 120.19], 15, [51]),
  ],
}
const XIHU: County = {
  area: '330106', name: '西湖区', params: {},
  towns: [
    younger('330106012', [30.264, 120.132], 7, [1, 2, 3]),
    older('330106005', [30.29, 120.118], 10, [51, 52, 53]),
    younger('330106007', [30.276, 120.115], 11, [1, 2, 3]),
    younger('330106013', [30.289, 120.098], 15, [1, 2, 3]),
  ],
}
const LINPING: County = {
  area: '330113', name: '临平区', params: {},
  towns: [
    younger('330113001', [30.42, 120.3], 14, [1, 2, 3, 4]),
    younger('330113002', [30.408, 120.285], 12, [1, 2, 3]),
    younger('330113003', [30.43, 120.318], 10, [1, 2, 3]),
  ],
}
const YUHANG: County = {
  area: '330110', name: '余杭区', params: {},
  towns: [
    younger('330110012', [30.283, 120.0], 16, [1, 2, 3]),
    younger('330110005', [30.263, 120.03], 20, [1, 2, 3]),
    younger('330110011', [30.226, 119.998], 14, [1, 2, 3]),
  ],
}

const COUNTY: Size = { requests: 400, farRequests: 26, residents: { story: 16, other: 7 }, roster: 0, blur: 15 * MINUTE, more: [] }
const CITY: Size = {
  requests: 960, farRequests: 50, residents: { story: 24, other: 13 }, roster: 9, blur: 30 * MINUTE,
  more: [
    { county: SHANGCHENG, requests: 500, crews: crews(['清波便民队', '南宋御街青年队', '吴山剪刀队', '望江义修队', '紫阳陪诊队', '小营暖心队', '河坊书声队', '钱塘跑腿队']) },
    { county: XIHU, requests: 500, crews: crews(['灵隐志愿队', '翠苑青年突击队', '古荡巧剪队', '文新修理铺队', '西溪陪伴队', '求是助老队', '之江数字导师队', '龙井邻里队']) },
    { county: LINPING, requests: 480, crews: crews(['临平山便民队', '南苑青年队', '东湖义剪队', '星火家电队', '超山陪诊队', '上塘河暖阳队', '玉架山书友队', '乐善跑腿队']) },
    { county: YUHANG, requests: 500, crews: crews(['仓前便民队', '五常青年队', '闲林义剪队', '梦想小镇修修队', '良渚陪伴队', '太炎助老队', '南湖数字导师队', '苕溪跑腿队']) },
  ],
}

/** The sizes of the demo: a county is enough to meet everybody and everything, a city shows what there is of it. */
export const SIZES = { county: COUNTY, city: CITY } as const
