import { days, hours, param, part, percent, points, practice, ref } from '../../shape.ts'
import { outline, title } from './outline.ts'

const pieces = { zh: '件', en: 'requests' }
const count = (zh: string, en: string, move: string) => ({ zh, en, unit: pieces, of: 'requests.moves', where: { move: [move] } })
const ordered = (zh: string, en: string, service: string) => ({ zh, en, unit: pieces, of: 'requests.moves', where: { move: ['submit'], service: [ref(`menu.${service}`)] } })
const stands = (zh: string, en: string, state: string) => ({ zh, en, unit: pieces, of: 'requests.standing', where: { state: [state] } })

/** Row A1.7, 群众点单、社区收单、平台发单、组织抢单: residents order, communities accept, the platform offers, one team takes. */
export const hangzhouGovernance = practice({
  key: 'hangzhou-governance',
  version: 1,
  zh: '点单、收单、发单、抢单',
  en: 'Order, accept, offer, claim',
  about: {
    zh: '居民点单，社区收单，平台发给合适的队伍，一支队伍接走。办好了由居民确认，时数和积分自动入账。',
    en: 'Residents order, the community accepts, fitting teams are offered it and one takes it. The resident confirms; hours and points post by themselves.',
  },
  source: { zh: '团杭州市委，《浙江共青团工作简报》2019年第3期', en: 'Hangzhou committee, Zhejiang bulletin 2019 no. 3' },
  at: ['city', 'county', 'town'],
  params: {
    answer: hours({ min: 2, max: 72, default: 24, zh: '社区多久答复', en: 'The desk answers within',
      why: { zh: '超过这个时间，工作台会亮红灯。人手少就放宽，别让居民白等', en: 'After that the desk’s lamp turns red. Allow more where staff are few' } }),
    grace: hours({ min: 0, max: 24, default: 2, zh: '过了约定时间，再等多久', en: 'Wait after the agreed time',
      why: { zh: '还没有队伍开始，这一单就放回大厅，让别的队伍接', en: 'If nobody has come by then, the request returns to the hall for other teams' } }),
    work: hours({ min: 1, max: 72, default: 4, zh: '开始了没登记，多久提醒社区', en: 'Begun but not reported: alert after',
      why: { zh: '从约定时间结束算起。定得太长，队长忘了登记也没人知道', en: 'From the end of the agreed time. Too long, and nobody notices that the leader forgot to report' } }),
    silence: days({ min: 3, max: 30, default: 7, zh: '居民没有回音，几天后到期办结', en: 'Without an answer it closes after',
      why: { zh: '到期办结先不记时数和积分。定得太短，居民来不及说没解决', en: 'A request closed this way counts no hours or points. Too few days, and nobody has time to say it is not solved' } }),
    cap: percent({ min: 100, max: 500, default: 200, zh: '单次记时上限，按标准时长', en: 'Limit of one visit, of its usual length',
      why: { zh: '菜单里每项服务都有标准时长，超出上限的部分不记，防止虚报', en: 'Each service has its usual length; what goes beyond the limit does not count, so that nobody overstates it' } }),
    give: points({ min: 1, max: 20, default: 1, zh: '服务满一小时得', en: 'Each whole hour earns',
      why: { zh: '居民确认后自动入账。给得多，兑换的东西也要跟上', en: 'Posted when the resident confirms. What is given must be worth something later' } }),
  },
  parts: {
    menu: part('marketplace.catalogue', { zh: '服务菜单', en: 'Service menu' }, {
      services: {
        haircut: { zh: '上门理发', en: 'Haircut at home', icon: 'scissors', minutes: 45, promiseHours: 48, skill: '理发' },
        errand: { zh: '代跑代买', en: 'Errand', icon: 'shopping-bag', minutes: 60, promiseHours: 24, skill: null },
        escort: { zh: '陪同看病', en: 'Escort to hospital', icon: 'stethoscope', minutes: 150, promiseHours: 48, skill: '陪诊', applySeconds: 120 },
        repair: { zh: '修小家电', en: 'Small repairs', icon: 'wrench', minutes: 60, promiseHours: 72, skill: '家电维修' },
        phone: { zh: '教用手机', en: 'Help with a phone', icon: 'smartphone', minutes: 60, promiseHours: 48, skill: null },
        company: { zh: '陪聊读报', en: 'Company and reading', icon: 'book-open', minutes: 60, promiseHours: 72, skill: null },
        lamp: { zh: '修楼道灯', en: 'Hallway lamp', icon: 'lightbulb', minutes: 45, promiseHours: 72, skill: '家电维修', shared: true },
        drain: { zh: '疏通下水道', en: 'Blocked drain', icon: 'wrench', minutes: 60, promiseHours: 72, skill: null, shared: true },
      },
      answerHours: param('answer'), graceHours: param('grace'), workHours: param('work'), silenceDays: param('silence'), capPercent: param('cap'),
    }),
    coin: part('ledger.currency', { zh: '积分', en: 'Points' }, { zh: '积分', en: 'points' }),
    reward: part('ledger.earn', { zh: '怎么得积分', en: 'How points are earned' }, {
      on: 'service.done',
      where: { service: [ref('menu.haircut'), ref('menu.errand'), ref('menu.escort'), ref('menu.repair'), ref('menu.phone'), ref('menu.company'), ref('menu.lamp'), ref('menu.drain')] },
      per: 'hour', give: param('give'), currency: ref('coin'),
    }),
    counts: part('insight.figures', { zh: '数字', en: 'Figures' }, {
      'requests.submitted': count('居民点单', 'Requests ordered', 'submit'),
      'requests.accepted': count('社区收单', 'Requests accepted', 'accept'),
      'requests.declined': count('社区退单', 'Requests declined', 'decline'),
      'requests.claimed': count('队伍抢单', 'Requests claimed', 'claim'),
      'requests.confirmed': count('居民确认', 'Requests confirmed', 'confirm'),
      'requests.closed': count('到期办结', 'Closed by silence', 'silence'),
      'requests.reopened': count('回访未解决', 'Not solved', 'not-solved'),
      'requests.waiting': stands('等社区受理', 'Waiting for the desk', 'submitted'),
      'requests.open': stands('等队伍来接', 'Waiting for a team', 'open'),
      'requests.unconfirmed': stands('等居民确认', 'Waiting to be confirmed', 'finished'),
      'services.haircut': ordered('上门理发', 'Haircuts at home', 'haircut'),
      'services.errand': ordered('代跑代买', 'Errands', 'errand'),
      'services.escort': ordered('陪同看病', 'Escorts to hospital', 'escort'),
      'services.repair': ordered('修小家电', 'Small repairs', 'repair'),
      'services.phone': ordered('教用手机', 'Help with phones', 'phone'),
      'services.company': ordered('陪聊读报', 'Company and reading', 'company'),
      'hours.minutes': { zh: '志愿服务时长', en: 'Minutes served', unit: { zh: '分钟', en: 'minutes' }, of: 'hours.minutes' },
      'points.earned': { zh: '积分发放', en: 'Points earned', unit: { zh: '分', en: 'points' }, of: 'points.earned' },
      'teams.served': { zh: '上门队伍', en: 'Teams that served', unit: { zh: '支', en: 'teams' }, of: 'teams.served' },
      'people.served': { zh: '服务居民', en: 'People served', unit: { zh: '人', en: 'people' }, of: 'people.served' },
    }),
    issue: part('insight.bulletin', { zh: '简报提纲', en: 'Bulletin outline' }, {
      masthead: '青年工作简报',
      issuer: '{org}团委',
      title,
      imprint: [{ label: '报', text: '上级团委，同级党委和政府分管领导' }, { label: '送', text: '各镇街、社区，志愿服务队' }],
      outline,
    }),
  },
})
