import { inBoth } from '#web/i18n/words.ts'

export const words = inBoth({
  'help.desk-objections': '队伍和居民对派单规则有意见，写在这里，由管理员答复\n先看派单公示里的分数，再写清楚怎么算的、改不改',
}, {
  'help.desk-objections': 'Whatever teams and residents have against the offers stands here; an administrator answers\nLook at the published scores first, then say how it was counted and what will change',
})
