/** An issue that uses every kind of block, for the tests of both writers. */
import type { PrintedDocument } from './document.ts'

const figure = (key: string, shown: string) => ({ key, shown })

export const sample: PrintedDocument = {
  masthead: '青年工作简报',
  issue: '第 10 期（总第 46 期）',
  issuer: '澄湖街道团工委',
  day: '2026-11-03',
  note: ['内部刊物', '注意保管'],
  title: '把问题办在门口 把青年聚在身边',
  blocks: [
    { kind: 'note', runs: ['编者按：十月的数字都从记录里来，点开每一个数都能看到它数的那几行。'] },
    {
      kind: 'paragraph',
      runs: [
        '十月，街道4个服务小组走进车间、园区和楼栋，走访企业', figure('visits.sites', '126'), '家，收到青年反映的问题',
        figure('problems.received', '63'), '个，当月答复', figure('problems.answered', '58'), '个。',
      ],
    },
    { kind: 'heading', level: 1, runs: ['一、听得见的，当场就办'] },
    {
      kind: 'paragraph',
      runs: [
        '职称材料看不懂、工具屋电钻坏了，这类事由小组当天办好，共', figure('problems.onSite', '38'),
        '个。三位青年工程师照着新印的办事指南，一次就交齐了材料。',
      ],
    },
    { kind: 'heading', level: 2, runs: ['（一）门口的事'] },
    {
      kind: 'paragraph',
      runs: ['“末班车晚了40分钟”，下夜班的青工这样说。小组把话带到公交公司，两周后末班车改到22:40，现在每晚有人坐着它回家。'],
    },
    { kind: 'heading', level: 1, runs: ['二、办不了的，有人接着办'] },
    {
      kind: 'paragraph',
      runs: [
        '需要部门协调的', figure('problems.shared', '19'), '个，按类别转给对口单位，每一件都有牵头人和期限；上报区里的',
        figure('problems.raised', '6'), '个，由领导逐件认领。',
      ],
    },
    {
      kind: 'table',
      caption: '十月问题去向',
      head: ['服务小组', '收到', '当场办', '转部门', '上报', '去向说明'],
      rows: [
        [['第一组（柳溪、澄湖）'], [figure('a', '24')], ['15'], ['7'], ['2'], ['两件等区交通局答复，期限是11月20日']],
        [['第二组（东园）'], [figure('b', '21')], ['13'], ['6'], ['2'], ['一件已排进年底改造']],
        [['第三组（河埠）'], [figure('c', '18')], ['10'], ['6'], ['2'], ['都在期限内']],
      ],
    },
    { kind: 'heading', level: 1, runs: ['三、邻里互助，日子更暖'] },
    {
      kind: 'paragraph',
      runs: [
        '居民点单', figure('requests.done', '318'), '单全部有回音，', figure('people.helpers', '286'),
        '名志愿者记下信用时数', figure('hours.credited', '1,942'), '小时。',
      ],
    },
    { kind: 'credit', runs: ['澄湖街道团工委'] },
  ],
  imprint: {
    lines: [
      { label: '报', text: '区委青年工作领导小组' },
      { label: '送', text: '各社区、驿站联建单位' },
    ],
    signers: [
      { label: '责任编辑', text: '周敏' },
      { label: '审核', text: '高远' },
      { label: '签发', text: '罗文静' },
    ],
  },
  appendix: {
    title: '附：数字怎么算',
    definitions: [
      {
        title: '收到问题', value: '63', unit: '个', window: '10月1日至31日', asOf: '11月3日 09:00',
        definition: '走访、说事、意见箱里立了号的问题，重开不重复计。第3版口径。',
      },
      {
        title: '信用时数', value: '1,942', unit: '小时', window: '10月1日至31日', asOf: '11月3日 09:00',
        definition: '双方确认过的服务时间，按半小时记，不足半小时不记。',
      },
    ],
  },
}

/** What a careless or hostile hand types. */
export const hostile = '<w:p>&amp; ]]> "引号" \'单\' \u0000\u0007\u001b\uFFFE \uD800 #panic("x") $x$ *b* _i_ `c` @ref \\ //注 👩‍👩‍👧 😀 𠮷 \u202Eabc'
