import { inBoth } from '#web/i18n/words.ts'

export const words = inBoth({
  'help.checklist': '从上往下一步一步做，做到了自己打勾\n每一步的按钮直接带你去那一页；社区和队伍的事可以分给别的同事\n单子走完，第一位居民就能点单了',
}, {
  'help.checklist': 'Go from top to bottom; each step ticks itself once it is made\nThe button of a step leads to its page, and colleagues may share the steps\nAt the end the first resident can order',
})
