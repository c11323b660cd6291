import { inBoth } from '#web/i18n/words.ts'

export const words = inBoth({
  'help.setup': '谁在运行、怎么联系、备案号，写在每一页的页脚，改了马上看得到\n六步不用一次做完，做好的都留着',
}, {
  'help.setup': 'Who runs this, how to reach you and the filing numbers stand at the foot of each page; a change shows at once\nThe six steps need not be done in one go; what is done stays',
})
