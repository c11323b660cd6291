import { inBoth } from '#web/i18n/words.ts'

export const words = inBoth({
  'page.privacy-notice': '个人信息告知',
  'consent.read': '看一看：谁在管、记什么、留多久',
  'consent.agree': '我看过了，同意',
  'consent.missing': '看过再打勾，就可以开始',
  'consent.handler': '运营方：{{name}}，{{contact}}',
  'consent.given': '你在 {{at}} 同意了这一版',
  'consent.withdraw': '撤回同意',
  'consent.withdrawTitle': '撤回同意？',
  'consent.withdrawNote': '会在所有设备上退出，以后不能点单和接单；再登录时可以重新同意',
  'consent.purpose.notice': '个人信息告知',
  'consent.stops.notice': '所有设备上退出；出生年份马上删掉，所以不能再点单、不能再接单',
  'consent.stays.notice': '已经在办的单办到底；时数和积分的账留着；再登录时可以重新同意',
}, {
  'page.privacy-notice': 'Privacy notice',
  'consent.read': 'Who handles what, and for how long',
  'consent.agree': 'I have read it and agree',
  'consent.missing': 'Read it and tick the box, then you can begin',
  'consent.handler': 'Operator: {{name}}, {{contact}}',
  'consent.given': 'You agreed to this version on {{at}}',
  'consent.withdraw': 'Withdraw consent',
  'consent.withdrawTitle': 'Withdraw your consent?',
  'consent.withdrawNote': 'You are signed out on all devices and can no longer order or serve; at the next sign-in you may agree again',
  'consent.purpose.notice': 'Privacy notice',
  'consent.stops.notice': 'You are signed out everywhere; your year of birth is deleted at once, so you can no longer order or claim',
  'consent.stays.notice': 'Orders under way are finished; the books of hours and points stay; at the next sign-in you may agree again',
})
