import { inBoth } from '#web/i18n/words.ts'

export const words = inBoth({
  'help.bulletins': '正文里的数跟着数据走，送审时定格\n写的人不能审，审过才能签发\n发布以后只能更正，原来那期一直在',
}, {
  'help.bulletins': 'Numbers in the text follow the records until the draft is sent to review\nWhoever wrote it does not review it; only what was reviewed is signed\nA published issue is corrected, never changed',
})
