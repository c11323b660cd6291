import { inBoth } from '#web/i18n/words.ts'

export const words = inBoth({
  'page.privacy-notice': '个人信息告知',
  'consent.read': '看一看：谁在管、记什么、留多久',
  'consent.agree': '我看过了，同意',
  'consent.missing': '看过再打勾，就可以开始',
  'consent.handler': '运营方：{{name}}，{{contact}}',
  'consent.version': '{{version}} 版',
  'consent.given': '你在 {{at}} 同意了这一版',
  'consent.withdraw': '撤回同意',
  'consent.withdrawTitle': '撤回同意？',
  'consent.withdrawNote': '会在所有设备上退出，以后不能点单和接单；再登录时可以重新同意',
  'refuse.consent.first': '先看一看个人信息告知，同意后再填',
  'refuse.consent.version': '告知刚刚更新了，刷新后再看一遍',
}, {
  'page.privacy-notice': 'Privacy notice',
  'consent.read': 'Who handles what, and for how long',
  'consent.agree': 'I have read it and agree',
  'consent.missing': 'Read it and tick the box, then you can begin',
  'consent.handler': 'Operator: {{name}}, {{contact}}',
  'consent.version': 'Version {{version}}',
  'consent.given': 'You agreed to this version on {{at}}',
  'consent.withdraw': 'Withdraw consent',
  'consent.withdrawTitle': 'Withdraw your consent?',
  'consent.withdrawNote': 'You are signed out on all devices and can no longer order or serve; at the next sign-in you may agree again',
  'refuse.consent.first': 'Read the privacy notice first; once you agree you can go on',
  'refuse.consent.version': 'The notice has just changed; reload and read it again',
})
