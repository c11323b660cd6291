import { inBoth } from '#web/i18n/words.ts'

export const words = inBoth({
  'consent.version': '{{version}} 版',
  'consent.how.read': '自己看过',
  'consent.how.spoken': '电话里说的',
  'refuse.consent.first': '先看一看个人信息告知，同意后再填',
  'refuse.consent.version': '告知刚刚更新了，刷新后再看一遍',
}, {
  'consent.version': 'Version {{version}}',
  'consent.how.read': 'read it',
  'consent.how.spoken': 'said so on the phone',
  'refuse.consent.first': 'Read the privacy notice first; once you agree you can go on',
  'refuse.consent.version': 'The notice has just changed; reload and read it again',
})
