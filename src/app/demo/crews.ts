/** The volunteer teams of the demo: what they can do, and from where. */
import type { Newcomer } from './names.ts'
import { cast } from './people.ts'

/** A team before it stands; without a town it serves the whole county. */
export interface CrewPlan {
  name: string
  skills: readonly string[]
  /** How far it goes, in metres, and how many requests it carries at once. */
  radius: number
  capacity: number
  /** Its members beside the leader. */
  members: number
  leader?: Newcomer
  /** The member whom visitors may be. */
  first?: Newcomer
  town?: string
}

const [HAIR, REPAIR, ESCORT] = ['理发', '家电维修', '陪诊']
const all = [HAIR, REPAIR, ESCORT]
const wide = { radius: 9000, capacity: 10, members: 9 }

/** Teams of the county of the story; the first two are rivals for everything. */
export const CREWS: readonly CrewPlan[] = [
  { ...wide, name: '晨光便民队', skills: all, capacity: 16, members: 12, leader: { ...cast.leader, year: 1994 }, first: { ...cast.helper, year: 2001 } },
  { ...wide, name: '运河青年队', skills: all, capacity: 16, members: 12, leader: { ...cast.rival, year: 1996 } },
  { ...wide, name: '蓝马甲义剪队', skills: [HAIR], members: 8 },
  { ...wide, name: '和睦敲门队', skills: [HAIR, ESCORT], town: '330105004', radius: 4000 },
  { ...wide, name: '桥西巧手队', skills: [HAIR, REPAIR], town: '330105005', radius: 4000 },
  { ...wide, name: '家电医生志愿队', skills: [REPAIR] },
  { ...wide, name: '上塘义修队', skills: [REPAIR], town: '330105008', radius: 4000 },
  { ...wide, name: '小橘灯陪诊队', skills: [ESCORT] },
  { ...wide, name: '同心陪伴队', skills: [ESCORT], radius: 2500, capacity: 6 },
  { ...wide, name: '银龄数字导师队', skills: [], members: 11 },
  { ...wide, name: '青春跑腿队', skills: [], members: 11 },
  { ...wide, name: '湖墅书声队', skills: [], town: '330105002', radius: 4000 },
  { ...wide, name: '米市邻里队', skills: [HAIR], town: '330105001', radius: 4000 },
  { ...wide, name: '大关香积服务队', skills: [HAIR, REPAIR], town: '330105007', radius: 4000 },
  { ...wide, name: '小河直街志愿队', skills: [HAIR], town: '330105003', radius: 4000 },
]

/** No skill, a few hundred metres, two requests at once: what the hall of a team that rarely fits looks like. It takes no part in the season. */
export const UNFIT: CrewPlan = { ...wide, name: '弄堂书友队', skills: [], radius: 300, capacity: 2, members: 3, leader: { ...cast.unfit, year: 1999 } }

/** Teams of the other county. */
export const FAR_CREWS: readonly CrewPlan[] = [
  { ...wide, name: '横村巧手队', skills: [HAIR, REPAIR], radius: 30_000, members: 6 },
  { ...wide, name: '富春陪伴队', skills: [ESCORT], radius: 30_000, members: 5 },
]
