import { inBoth } from '#web/i18n/words.ts'

export const words = inBoth({
  'help.desk-orgs': '一级管一级：省、市、县、镇街、社区，名字从官方区划里来\n队伍挂在县、镇街或社区下面，只服务那一片',
  'help.poster': '选一个社区，打印出来贴在楼道和公告栏\n居民用手机扫一扫，直接到这个社区的点单页',
}, {
  'help.desk-orgs': 'Each level looks after the next: province, city, county, town, community; names come from the official divisions\nA team stands under a county, a town or a community, and serves that place alone',
  'help.poster': 'Choose a community, print it, and put it up in stairways and on the notice board\nA resident scans it with a phone and is on that community\'s order page',
})
