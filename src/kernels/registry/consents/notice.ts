/** The notice that everybody agrees to at the first sign-in. A changed text is a new version; earlier ones stay, since people agreed to them. */
import type { Result } from '#platform/contract.ts'
import type * as api from './contract.ts'

export type Text = Omit<Result<typeof api.text>, 'purpose'>

const first: Text = {
  version: '2026-11',
  zh: [
    { title: '谁在管', text: '这个平台由运营方管理，名称和联系方式写在每页最下面。社区和队伍只看得到自己要办的那几件事。' },
    { title: '记什么', text: '手机号、你想被怎么称呼、出生年份；点单时的服务、时间、地址、你写的话和拍的照片；帮忙以后记下的时数和积分。不收身份证号，不收人脸，不记你走过的路。' },
    { title: '为什么', text: '手机号用来登录和找到你。出生年份只用来知道你满没满 18 岁。地址和你写的话，只用来把这一单办好。' },
    { title: '谁能看到', text: '别人只看到你的称呼。电话和地址只给点单人、被服务人、收单的社区和上门人看，每看一次都有记录。不卖给任何人，也不拿去做广告。' },
    { title: '留多久', text: '点单的地址和话，办完后最多留一年。账户不用了，三年后删掉。时数和积分的账按规定至少留十年，里面没有电话和地址。' },
    { title: '你可以', text: '随时看、随时改自己的资料，也随时可以撤回同意。撤回以后就不能再点单和接单，资料会按上面的时间删掉。未满 18 岁可以随便看看，要点单请家长来。' },
  ],
  en: [
    { title: 'Who handles it', text: 'The operator of this site, whose name and contact stand at the foot of each page. Communities and teams see only what they have to do.' },
    { title: 'What', text: 'Your mobile number, what you want to be called, your year of birth; for an order, its service, time and address, your words and photos; for help you gave, its hours and points. No identity number, no face, no trace of where you go.' },
    { title: 'Why', text: 'Your number signs you in and finds you. Your year of birth only tells whether you are 18. Address and words serve only to get this one order done.' },
    { title: 'Who sees it', text: 'Others see only what you are called. Phone and address are shown only to the person who ordered, the person served, the community that received the order and the helpers who come, and each look is recorded. Nothing is sold or used for advertising.' },
    { title: 'How long', text: 'Address and words of an order are kept for a year after it at most. An account that is no longer used is deleted after three years. The books of hours and points are kept for at least ten years, as the rules require, without phone or address.' },
    { title: 'What you may do', text: 'See and correct your data, and withdraw your consent, at any time. After that you can no longer order or serve, and your data are deleted as said above. Under 18, you may look around; a parent orders for you.' },
  ],
}

/** It names every channel that tells people of something, and who reads that a visit went wrong. */
const second: Text = {
  version: '2026-12',
  zh: first.zh.with(1, { title: '记什么', text: '手机号、你想被怎么称呼、出生年份；点单时的服务、时间、地址、你写的话和拍的照片；帮忙以后记下的时数和积分；去别人家的，再记谁在哪天看过证件、哪天签了约定、哪几天暂停过。不收身份证号，不收人脸，不记你走过的路。' }).with(2, {
    title: '为什么',
    text: '手机号用来登录和找到你。出生年份只用来知道你满没满 18 岁。地址和你写的话，只用来把这一单办好。有事要告诉你，会记在平台的消息里，也可能发短信；你填了邮箱就也发邮件，打开了设备提醒就也推送。短信、邮件、推送只说是哪一种事，比如“有一单等你确认”，不写名字和地址；请你任职的短信另写上组织和职务；这三样随时能关。',
  }).with(3, { title: '谁能看到', text: '别人只看到你的称呼。电话和地址只给点单人、被服务人、收单的社区和上门人看，每看一次都有记录。你说上门时有件事不对，只给队外的工作人员看，他们可能打电话问你。不卖给任何人，也不拿去做广告。' }),
  en: first.en.with(1, { title: 'What', text: 'Your mobile number, what you want to be called, your year of birth; for an order, its service, time and address, your words and photos; for help you gave, its hours and points; if you go to homes, who saw your document and when, when you signed the pledge, and when your visits were paused. No identity number, no face, no trace of where you go.' }).with(2, {
    title: 'Why',
    text: 'Your number signs you in and finds you. Your year of birth only tells whether you are 18. Address and words serve only to get this one order done. To tell you of something, a message waits for you here and a text message may go to your phone; e-mail goes to an address that you gave, and push to a device on which you turned it on: they say only which kind of thing waits (an order to confirm, say), with no name and no address; a text that invites you to an office also names the organisation and the office. You may turn off text messages, e-mail and push at any time.',
  }).with(3, { title: 'Who sees it', text: 'Others see only what you are called. Phone and address are shown only to the person who ordered, the person served, the community that received the order and the helpers who come, and each look is recorded. If you say that something was wrong at a visit, only staff outside the team read it, and they may call you. Nothing is sold or used for advertising.' }),
}

/** Every version, oldest first. */
export const versions: readonly [Text, ...Text[]] = [first, second]
