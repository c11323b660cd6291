/** What is under way when the demo opens: something waits on every page, for each of the people whom a visitor may be. */
import type { Chance } from './chance.ts'
import type { Community, Crew, Resident } from './county.ts'
import { QIAOXI, XIAOHE } from './places.ts'
import { told, type Cast, type Told } from './season.ts'
import type { Plan } from './plan.ts'

/** The two residents whom visitors may be. */
export interface Heroes { lin: Resident; wang: Resident }

type Line = Omit<Told, 'resident'>

const linStories = (dawn: readonly Crew[]): Line[] => [
  { service: 'haircut', words: '外婆腿脚不便，想在家理个短发，围布我们准备好。', fate: 'going', when: { daysAgo: 71 }, crews: dawn },
  { service: 'phone', words: '外婆换了新手机，想学和在宁波的姨妈视频。', fate: 'going', when: { daysAgo: 48 }, crews: dawn },
  { service: 'repair', words: '台灯一闪一闪的，开关好像松了。', fate: 'unsolved', when: { daysAgo: 33 }, crews: dawn, stars: 4 },
  { service: 'errand', words: '出差三天，请帮忙把快递搬到四楼门口。', fate: 'withdrawn', when: { daysAgo: 21 } },
  {
    service: 'company', words: '外婆想听人读读报，再聊聊拱宸桥的老事。', fate: 'going', when: { daysAgo: 15 }, crews: dawn,
    wrong: { words: '聊着聊着问起外婆存折放哪里、平时谁来，听着不太放心。', found: '和队员、队长都谈过：想提醒外婆当心骗子，话问得不合适。说好以后不问家里的钱，两个人一起上门。' },
  },
  { service: 'haircut', words: '又到剪头发的日子了，还是老样子，剪短就好。', fate: 'silent', when: { orderedHoursAgo: 52, begunMinutesAgo: 75, takes: 42 }, crews: dawn },
  { service: 'escort', words: '下周要带外婆走一趟医院，想请一位一起推轮椅、取单子。', fate: 'going', when: { orderedHoursAgo: 50, day: 1, hour: 9 }, crews: dawn },
  { service: 'repair', words: '电水壶要按着才烧，想看看底座还能不能修。', fate: 'ignored', when: { orderedHoursAgo: 2, day: 2, hour: 14 } },
]

const wangStories = (canal: readonly Crew[]): Line[] => [
  { service: 'company', words: '会下象棋的来最好，棋盘摆好了，茶也泡好了。', fate: 'going', when: { daysAgo: 64 }, crews: canal },
  { service: 'repair', words: '洗衣机要从五楼搬下去修，我一个人搬不动。', fate: 'declined', when: { daysAgo: 41 } },
  { service: 'haircut', words: '两个人都要剪，时间可以长一点。', fate: 'late', when: { daysAgo: 36 }, crews: canal, stars: 4 },
  { service: 'errand', words: '米和油买了放在小店里，想请人拎上来。', fate: 'silent', when: { daysAgo: 17 }, crews: canal },
  { service: 'phone', words: '字太小看不清，想请人把手机调大些。', fate: 'going', when: { daysAgo: 9 }, crews: canal },
  { service: 'repair', words: '电饭锅按下去不跳，饭总是夹生。', fate: 'going', when: { orderedHoursAgo: 50, begunMinutesAgo: 20, takes: 60 }, crews: canal },
  { service: 'haircut', words: '过两天孙子结婚，想剪得精神些。', fate: 'waiting', when: { orderedHoursAgo: 26, day: 1, hour: 14 } },
]

/** For the other residents of the two desks: what the hall, the inboxes and the teams' lists show. */
const NEAR: readonly Line[] = [
  { service: 'haircut', words: '老妈下楼不方便，想在家剪个短发，凉快点就行。', fate: 'waiting', when: { orderedHoursAgo: 27, day: 1, hour: 9 } },
  { service: 'errand', words: '煤气卡要充值，一个人走不了那么远。', fate: 'waiting', when: { orderedHoursAgo: 28, day: 1, hour: 10 } },
  { service: 'repair', words: '取暖器一开就跳闸，不敢再用。', fate: 'waiting', when: { orderedHoursAgo: 30, day: 2, hour: 14 } },
  { service: 'phone', words: '总有弹出来的广告，点不掉，怕点错了花钱。', fate: 'waiting', when: { orderedHoursAgo: 26, day: 2, hour: 9.5 } },
  { service: 'escort', words: '医院自助机不会用，想有人陪着挂号、取单子。', fate: 'waiting', when: { orderedHoursAgo: 49, day: 2, hour: 9 } },
  { service: 'company', words: '想写一封信给老同事，手抖，请人代笔。', fate: 'waiting', when: { orderedHoursAgo: 51, day: 3, hour: 15 } },
  { service: 'repair', words: '门铃不响，客人来了听不见。', fate: 'ignored', when: { orderedHoursAgo: 1, day: 2, hour: 10 } },
  { service: 'haircut', words: '过两天拍证件照，想剪得整齐一点。', fate: 'ignored', when: { orderedHoursAgo: 22, day: 2, hour: 9 } },
  { service: 'errand', words: '旧报纸捆好了，想送到楼下回收点。', fate: 'ignored', when: { orderedHoursAgo: 25, day: 1, hour: 16 } },
  { service: 'phone', words: '想学怎么在手机上叫车。', fate: 'ignored', when: { orderedHoursAgo: 0.6, day: 3, hour: 14.5 } },
  { service: 'haircut', words: '小区里两个邻居约好一起剪，在我家客厅。', fate: 'going', when: { orderedHoursAgo: 52, day: 1, hour: 10 } },
  { service: 'repair', words: '电风扇转得慢还响，想收起来以前修好。', fate: 'going', when: { orderedHoursAgo: 53, day: 1, hour: 15 } },
  {
    service: 'company', words: '想找人一起听一段越剧，聊聊天。', fate: 'silent', when: { orderedHoursAgo: 51, begunMinutesAgo: 80, takes: 55 },
    wrong: { words: '进门就拍屋里的照片，说是留个纪念。我说不要拍，还在拍。' },
  },
  { service: 'errand', words: '裁缝店改好的裤子帮忙取一下。', fate: 'going', when: { orderedHoursAgo: 50, begunMinutesAgo: 35, takes: 50 } },
]

/** Stories of the two residents and of their neighbours, in turn in both communities. */
export function present(of: Cast, heroes: Heroes, chance: Chance): Plan[] {
  const [dawn, canal] = [of.crews.slice(0, 1), of.crews.slice(1, 2)]
  const others = of.crews.slice(2).filter(({ town }) => town === undefined)
  const near = of.communities.filter((community) => community.area === XIAOHE || community.area === QIAOXI)
  const neighbours = near.flatMap((community) => community.residents.filter((one) => one !== heroes.lin && one !== heroes.wang).slice(0, NEAR.length))
  const turn = (at: number): Resident[] => neighbours.filter((_, n) => n % NEAR.length === at)
  return [
    ...linStories(dawn).map((line) => told(of, { ...line, resident: heroes.lin }, chance)),
    ...wangStories(canal).map((line) => told(of, { ...line, resident: heroes.wang }, chance)),
    // Whoever is paused when the demo opens is of none of the teams that a visitor may lead.
    ...NEAR.flatMap((line, at) => turn(at).map((resident) => told(of, { ...line, resident, ...(line.wrong !== undefined && { crews: others }) }, chance))),
  ]
}

/** Which community a resident of the cast lives in. */
export const homeOf = (communities: readonly Community[], area: string): Community => {
  const found = communities.find((community) => community.area === area)
  if (found === undefined) throw new Error(`no community works for ${area}`)
  return found
}
