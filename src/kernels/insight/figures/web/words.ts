import { inBoth } from '#web/i18n/words.ts'

export const words = inBoth({
  'figure.few': '涉及的人很少',
  'figure.span': '时间',
  'figure.belowNone': '这段时间各组织都还没有',
  'figure.share': '占比',
  'figure.rows': '数的是这些',
  'figure.xlsx': '导出 Excel',
  'home.neighbours': '邻居们',
  'home.answered': '近 30 天，{{name}}答复了 {{orders}} 单，一半在 {{hours}} 小时内',
  'home.answeredDone': '近 30 天，{{name}}答复了 {{orders}} 单，一半在 {{hours}} 小时内；{{done}} 单已经办好',
  'refuse.figure.unknown': '这里没有这个数字，先装上带它的实践',
  'refuse.figure.span': '日期不对：结束要在开始之后，最长十年',
  'refuse.figure.few': '人数太少，名单只有本组织能看',
}, {
  'figure.few': 'about few people',
  'figure.span': 'Days',
  'figure.belowNone': 'No organisation has any in these days',
  'figure.share': 'Share',
  'figure.rows': 'What it counts',
  'figure.xlsx': 'Export to Excel',
  'home.neighbours': 'Your neighbours',
  'home.answered': 'In 30 days {{name}} answered {{orders}} requests, half of them within {{hours}} h',
  'home.answeredDone': 'In 30 days {{name}} answered {{orders}} requests, half of them within {{hours}} h; {{done}} are done',
  'refuse.figure.unknown': 'There is no such figure here; install the practice that counts it',
  'refuse.figure.span': 'These days do not fit: the end must be after the start, ten years at most',
  'refuse.figure.few': 'Too few people are counted; only their own organisation sees the list',
})
