import { inBoth } from '#web/i18n/words.ts'

export const words = inBoth({
  'help.desk-calls': '告诉过、很久没人看到的事排在这里，打个电话说一声\n号码在那一单里打开，每次都有记录；打过了就划掉\n“今天的短信”说还剩多少条',
}, {
  'help.desk-calls': 'What people were told and nobody has seen for long stands here; give them a call\nThe number opens in the request, and each look is recorded; tick it off once you called\nToday\'s text messages say how many are left',
})
