import { inBoth } from '#web/i18n/words.ts'

export const words = inBoth({
  'setup.begin': '建好',
  'setup.begun': '{{name}}建好了',
  'setup.finish': '完成设置',
  'refuse.setup.token': '这个设置链接不对，或者已经作废了。从启动窗口里再拿一个',
  'refuse.setup.begun': '下面已经有组织了，到工作台里改',
  'refuse.setup.filling': '示例还在填，等启动窗口说“启动完成”再来',
}, {
  'setup.begin': 'Create',
  'setup.begun': '{{name}} is created',
  'setup.finish': 'Finish set-up',
  'refuse.setup.token': 'This set-up link is wrong or no longer works. Take a new one from the console',
  'refuse.setup.begun': 'It has organisations below it already; change it at the desk',
  'refuse.setup.filling': 'The demo is still being filled; come back when the console says “ready”',
})
