import { inBoth } from '#web/i18n/words.ts'

export const words = inBoth({
  'help.desk-objections': '队伍和居民对派单的异议排在这里，由管理员答复\n先看“怎么派单”，再写清楚怎么算的、改不改',
  'page.desk-objections': '派单异议',

  'objection.note': '有人觉得派单不公平。看得到话，看不到是谁；你的答复只有提的人看得到。',
  'objection.none': '没有异议',
  'objection.noneNote': '有人在“怎么派单”里提出，这里马上就有',
  'objection.words': '你的答复',
  'objection.send': '答复',
  'objection.sent': '已答复',
  'objection.missing': '写一句再答复',
}, {
  'help.desk-objections': 'What teams and residents object to stands here; an administrator answers\nRead the published rule first, then say how it was counted and what will change',
  'page.desk-objections': 'Objections',

  'objection.note': 'Somebody finds the offers unfair. You see the words, not who wrote them; your answer is read by that person alone.',
  'objection.none': 'No objections',
  'objection.noneNote': 'What people write about how requests are offered appears here at once',
  'objection.words': 'Your answer',
  'objection.send': 'Answer',
  'objection.sent': 'Answered',
  'objection.missing': 'Write a sentence first',
})
