import { inBoth } from '#web/i18n/words.ts'

export const words = inBoth({
  'help.practices': '装上一份实践，菜单、规矩、积分和数字一次配好\n填自己的数，只管你这里和下级，以后还能改',
}, {
  'help.practices': 'A practice brings menu, rules, points and figures at once\nYour own numbers hold for you and those below, and can be changed later',
})
