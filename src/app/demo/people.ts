/** The people whom a visitor of the demo may be. They are invented, and their phones lie in a range that no operator has. */

/** Where in the house somebody stands; the sign-in page shows each group on its own. */
type Group = 'residents' | 'desks' | 'teams' | 'offices' | 'keepers'

/** Someone of the demo: how the sign-in page and the console say who it is. */
export interface DemoPerson {
  name: string
  /** In Chinese · in English. */
  role: string
  group: Group
  phone: string
}

const phone = (serial: number): string => `+86154000000${String(serial).padStart(2, '0')}`

/** The cast, by the part that each plays in the demo's story. */
export const cast = {
  resident: { name: '林思远', group: 'residents', role: '居民，小河社区 · resident', phone: phone(1) },
  nextDoor: { name: '赵明华', group: 'residents', role: '居民，林思远的邻居 · resident next door', phone: phone(13) },
  neighbour: { name: '王秀兰', group: 'residents', role: '居民，桥西社区 · resident', phone: phone(2) },
  former: { name: '许建平', group: 'residents', role: '居民，社区的任职已结束 · resident, whose office at a desk has ended', phone: phone(14) },
  desk: { name: '周敏', group: 'desks', role: '小河社区工作人员 · desk', phone: phone(3) },
  otherDesk: { name: '吴海燕', group: 'desks', role: '桥西社区工作人员 · desk', phone: phone(4) },
  farDesk: { name: '申屠云', group: 'desks', role: '桐庐县近江社区工作人员 · desk in another county', phone: phone(15) },
  countyDesk: { name: '孟晓岚', group: 'desks', role: '拱墅区工作人员，看队员的证件 · county desk, which sees the documents of helpers', phone: phone(20) },
  leader: { name: '沈若溪', group: 'teams', role: '晨光便民队队长 · team leader', phone: phone(5) },
  rival: { name: '顾承宇', group: 'teams', role: '运河青年队队长 · rival team leader', phone: phone(6) },
  unfit: { name: '郑小禾', group: 'teams', role: '弄堂书友队队长，没有技能，只走三百米 · leader of a team without skills that stays near', phone: phone(16) },
  helper: { name: '陈一帆', group: 'teams', role: '晨光便民队队员，上门人 · helper', phone: phone(7) },
  town: { name: '叶知秋', group: 'offices', role: '小河街道负责人 · town leader', phone: phone(17) },
  editor: { name: '何书宁', group: 'offices', role: '拱墅区简报编辑 · editor', phone: phone(8) },
  reviewer: { name: '徐立群', group: 'offices', role: '拱墅区副书记，审核 · reviewer', phone: phone(9) },
  chief: { name: '章静仪', group: 'offices', role: '拱墅区书记，签发、看驾驶舱 · county leader', phone: phone(10) },
  city: { name: '骆远航', group: 'offices', role: '杭州市负责人 · city leader', phone: phone(18) },
  province: { name: '柳青岚', group: 'offices', role: '浙江省负责人 · province leader', phone: phone(19) },
  admin: { name: '钱程', group: 'keepers', role: '系统管理员，浙江省 · system admin', phone: phone(11) },
  auditor: { name: '方启明', group: 'keepers', role: '拱墅区审计 · auditor', phone: phone(12) },
} as const satisfies Record<string, DemoPerson>

/** Whom the sign-in page and the console offer, residents first. */
export const demoPeople = (): DemoPerson[] => Object.values(cast)
