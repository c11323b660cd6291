import { inBoth } from '#web/i18n/words.ts'

export const words = inBoth({
  'help.desk-people': '填手机号就能任命，对方第一次登录，职务已经在那里\n任期到了自己结束，也可以提前结束\n工作台要动态码，第一次登录时照着提示开好',
}, {
  'help.desk-people': 'A phone number is enough to appoint; the office is there at the first sign-in\nA term ends by itself, or earlier when you say so\nThe desk asks for a second factor; the first sign-in shows how to set it up',
})
