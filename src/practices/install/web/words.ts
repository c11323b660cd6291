import { inBoth } from '#web/i18n/words.ts'

export const words = inBoth({
  'practice.formNote': '先换成自己的数，装好后也能改',
  'practice.formChangeNote': '改了以后，新的单按新数算，办过的不变',
  'practice.install': '安装',
  'practice.remove': '卸载',
  'practice.since': '{{at}} 装上',
  'refuse.practice.param': '有一个数不在范围里，改一下再装',
  'refuse.practice.kind': '这个实践装在市、县或乡镇一级，换成那一级的身份再装',
  'refuse.practice.not-installed': '这里没有单独装过，要改就到装它的那一级',
}, {
  'practice.formNote': 'Set your own numbers; you can change them later',
  'practice.formChangeNote': 'New requests follow the new numbers; what is done stays as it is',
  'practice.install': 'Install',
  'practice.remove': 'Remove',
  'practice.since': 'since {{at}}',
  'refuse.practice.param': 'One number is out of range; change it and install again',
  'refuse.practice.kind': 'It can be installed at a city, county or town; change to an office there',
  'refuse.practice.not-installed': 'It was not installed here; change it where it was installed',
})
