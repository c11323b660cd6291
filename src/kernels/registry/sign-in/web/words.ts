import { inBoth } from '#web/i18n/words.ts'

export const words = inBoth({
  'signIn.as': '用{{name}}的身份进来',
  'refuse.sign-in.too-often': '次数有点多，{{minutes}} 分钟后再试',
  'refuse.sign-in.too-many': '今天发出的验证码到上限了，明天再来，急事直接联系社区',
  'refuse.sign-in.not-sent': '短信没有发出去，过一会儿再试',
  'refuse.sign-in.code-wrong': '验证码不对，还能试 {{left}} 次',
  'refuse.sign-in.code-over': '这个验证码不能用了，再要一个',
  'refuse.sign-in.second-factor': '工作台要再验一次动态码',
  'refuse.sign-in.factor-on': '动态码已经设置过了，直接填就好',
  'refuse.sign-in.factor-none': '还没有设置动态码，先设置一次',
  'refuse.sign-in.factor-wrong': '动态码不对，等下一个出来再填',
}, {
  'signIn.as': 'Sign in as {{name}}',
  'refuse.sign-in.too-often': 'That was a little too often; try again in {{minutes}} minutes',
  'refuse.sign-in.too-many': 'No more codes can be sent today; come back tomorrow, or call the community if it is urgent',
  'refuse.sign-in.not-sent': 'The message could not be sent; try again in a moment',
  'refuse.sign-in.code-wrong': 'The code is not right; {{left}} tries left',
  'refuse.sign-in.code-over': 'This code no longer works; ask for another',
  'refuse.sign-in.second-factor': 'The desk asks for an authenticator code once more',
  'refuse.sign-in.factor-on': 'The second factor is already on; just type the code',
  'refuse.sign-in.factor-none': 'No second factor yet; set it up first',
  'refuse.sign-in.factor-wrong': 'That authenticator code is not right; wait for the next one',
})
