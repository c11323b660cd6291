/** The notice that everybody agrees to at the first sign-in. A changed text is a new version; earlier ones stay, since people agreed to them. */
import type { Result } from '#platform/contract.ts'
import type * as api from './contract.ts'

type Text = Omit<Result<typeof api.text>, 'purpose'>

const first: Text = {
  version: '2026-11',
  zh: [
    { title: '谁在管', text: '这里由本平台的运营方管理，名称和联系方式写在每页最下面。社区、服务队只看得到自己要办的那几件事。' },
    { title: '记什么', text: '手机号、你想被怎么称呼、出生年份；点单时的服务、时间、地址和你写的话；参加服务时的时长和积分。不收身份证号，不收人脸，不记你走过的路。' },
    { title: '为什么', text: '手机号用来登录和找到你。出生年份只用来知道你满没满 18 岁。地址和你写的话，只用来把这一单办好。' },
    { title: '谁能看到', text: '别人只看到你的称呼。电话和地址只给点单的人、被服务的人、受理的社区和上门的人看，每看一次都有记录。不卖给任何人，不给别处做广告。' },
    { title: '留多久', text: '点单的地址和话，办完后最多留一年。账户不用了，三年后删掉。时数和积分的账按规定至少留十年，里面没有电话和地址。' },
    { title: '你可以', text: '随时看和改自己的资料，随时撤回同意。撤回以后就不能再点单和接单，资料会按上面的时间删掉。未满 18 岁可以随便看看，要点单请家长来。' },
  ],
  en: [
    { title: 'Who handles it', text: 'The operator of this site, whose name and contact stand at the foot of each page. Communities and teams see only what they have to do.' },
    { title: 'What', text: 'Your mobile number, what you want to be called, your year of birth; for an order its service, time, address and your words; for service given its hours and points. No identity number, no face, no trace of where you go.' },
    { title: 'Why', text: 'The number signs you in and finds you. The year of birth only tells whether you are 18. Address and words only serve to get this one order done.' },
    { title: 'Who sees it', text: 'Others see what you are called. Phone and address open only to who ordered, who is served, the community that took it in and the helpers who come, and each look is recorded. Nothing is sold or used for advertising.' },
    { title: 'How long', text: 'Address and words of an order stay for a year after it at most. An unused account is deleted after three years. The books of hours and points are kept for ten years as the rules ask, without phone or address.' },
    { title: 'What you may do', text: 'Read and correct what is yours, and withdraw at any time. After that you can no longer order or serve, and your data go as said above. Under 18 you may look round; a parent orders for you.' },
  ],
}

/** Every version, oldest first. */
export const versions: readonly Text[] = [first]

/** The version in force. */
export const inForce = (): Text => versions.at(-1) ?? first
