import { inBoth } from '#web/i18n/words.ts'

export const words = inBoth({
  'page.community': '选社区',
  'community.top': '从这里开始选',
  'community.way': '已选到',
  'community.all': '重新选',
  'community.empty': '这里还没有社区开通',
  'community.emptyNote': '换一个镇街看看，或者搜名字',
}, {
  'page.community': 'Choose a community',
  'community.top': 'Start here',
  'community.way': 'Chosen so far',
  'community.all': 'Start again',
  'community.empty': 'No community is open here yet',
  'community.emptyNote': 'Look in another town, or search by name',
})
