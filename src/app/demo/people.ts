/** The people whom a visitor of the demo may be. They are invented, and their phones lie in a range that no operator has. */

/** Someone of the demo: how the sign-in page and the console say who it is. */
export interface DemoPerson {
  name: string
  role: string
  phone: string
}

const phone = (serial: number): string => `+86154000000${String(serial).padStart(2, '0')}`

/** The cast, by the part that each plays in the demo's story. */
export const cast = {
  resident: { name: '林思远', role: '居民，小河社区 · resident', phone: phone(1) },
  neighbour: { name: '王秀兰', role: '居民，桥西社区 · resident', phone: phone(2) },
  desk: { name: '周敏', role: '小河社区工作人员 · desk', phone: phone(3) },
  otherDesk: { name: '吴海燕', role: '桥西社区工作人员 · desk', phone: phone(4) },
  leader: { name: '沈若溪', role: '晨光便民队队长 · team leader', phone: phone(5) },
  rival: { name: '顾承宇', role: '运河青年队队长 · rival team leader', phone: phone(6) },
  helper: { name: '陈一帆', role: '晨光便民队队员，上门人 · helper', phone: phone(7) },
  editor: { name: '何书宁', role: '拱墅区简报编辑 · editor', phone: phone(8) },
  reviewer: { name: '徐立群', role: '拱墅区副书记，审核 · reviewer', phone: phone(9) },
  chief: { name: '章静仪', role: '拱墅区书记，签发、看驾驶舱 · county leader', phone: phone(10) },
  admin: { name: '钱程', role: '系统管理员，杭州市 · system admin', phone: phone(11) },
  auditor: { name: '方启明', role: '拱墅区审计 · auditor', phone: phone(12) },
} as const satisfies Record<string, DemoPerson>

/** Whom the sign-in page and the console offer, residents first. */
export const demoPeople = (): DemoPerson[] => Object.values(cast)
