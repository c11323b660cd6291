import { inBoth } from '#web/i18n/words.ts'

export const words = inBoth({
  'premise.community': '哪个社区',
  'premise.point': '位置（示意）',
  'premise.change': '修改',
  'refuse.premise.community': '地址只能登记在社区，先选一个社区',
  'refuse.premise.twice': '这里已经有同名的了，换一个名称',
  'refuse.premise.point': '只有小区能填位置，楼幢和门牌空着就行',
  'refuse.premise.parts': '要写成“小区，楼幢，门牌”，中间不能空',
  'refuse.premise.long': '名称太长，每一段最多 40 个字',
}, {
  'premise.community': 'Which community',
  'premise.point': 'Position (rough)',
  'premise.change': 'Change',
  'refuse.premise.community': 'Addresses belong to a community; choose one first',
  'refuse.premise.twice': 'The name is taken here; choose another one',
  'refuse.premise.point': 'Only an estate has a position; leave it empty for buildings and doors',
  'refuse.premise.parts': 'Write estate, building, door; do not leave out one in the middle',
  'refuse.premise.long': 'This name is too long; 40 characters at most for each part',
})
