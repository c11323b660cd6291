/** Invented names and numbers, each once. */
import type { Chance } from './chance.ts'
import { demoPeople } from './people.ts'

const SURNAMES = Array.from('王李张刘陈杨黄赵吴周徐孙马朱胡林郭何高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵')
const ELDER = ['桂芳', '秀英', '玉珍', '凤仙', '水根', '阿毛', '金宝', '月娥', '彩娟', '国强', '建国', '志明', '美华', '雅琴', '素贞', '福根', '荣华', '菊香', '惠珍', '土根', '爱珠', '宝祥', '文娟', '兴隆', '杏芬', '永康', '小妹', '根娣', '银花', '家驹']
const YOUNG = ['一诺', '子涵', '雨桐', '思琪', '浩然', '俊杰', '嘉懿', '梓萱', '佳怡', '宇航', '晓彤', '文博', '静怡', '天佑', '雪晴', '立恒', '可欣', '明哲', '诗涵', '景行', '若云', '书扬', '亦凡', '安琪', '泽宇', '晨曦', '婉清', '致远', '知夏', '昊天', '语嫣', '博文', '清扬', '南星', '乐乐', '云舟']

/** A person before the first sign-in. */
export interface Newcomer { name: string; phone: string; year: number }

/** Makes people who do not exist, never the same name twice. */
export class Crowd {
  readonly #chance: Chance
  readonly #taken = new Set(demoPeople().map(({ name }) => name))
  #serial = 0

  constructor(chance: Chance) {
    this.#chance = chance
  }

  /** Someone grown up: volunteers and staff are mostly young, residents mostly not. */
  next(kind: 'young' | 'elder'): Newcomer {
    const { pick, between } = this.#chance
    let name = ''
    do name = `${pick(SURNAMES)}${pick(kind === 'young' ? YOUNG : ELDER)}`
    while (this.#taken.has(name))
    this.#taken.add(name)
    this.#serial += 1
    return { name, phone: `+8615400${String(100_000 + this.#serial)}`, year: kind === 'young' ? between(1988, 2004) : between(1946, 1975) }
  }
}
