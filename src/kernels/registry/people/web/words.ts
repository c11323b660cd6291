import { inBoth } from '#web/i18n/words.ts'

export const words = inBoth({
  'me.nameless': '还没有称呼',
  'me.name': '怎么称呼你',
  'me.year': '出生年份',
  'me.saved': '存好了',
  'refuse.me.year-wrong': '这个年份不对，看一下再填',
  'refuse.person.left': '点单的人注销了账户，不能再加话',
  'refuse.me.year-set': '年份填过了，要改请联系运营方，联系方式在页面最下面',
}, {
  'me.nameless': 'No name yet',
  'me.name': 'What to call you',
  'me.year': 'Year of birth',
  'me.saved': 'Saved',
  'refuse.me.year-wrong': 'This year is not right; look at it again',
  'refuse.person.left': 'Whoever ordered this has deleted the account; nothing can be added',
  'refuse.me.year-set': 'The year is already given; to correct it, contact the operator named at the foot of the page',
})
