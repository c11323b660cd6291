import { inBoth } from '#web/i18n/words.ts'

export const words = inBoth({
  'help.figures': '每个数点开，就是它数过的那些记录\n人数很少的数只给自己看，免得认出是谁',
}, {
  'help.figures': 'Every number opens the records that it counts\nNumbers about few people stay with their owner, so that nobody is recognised',
})
