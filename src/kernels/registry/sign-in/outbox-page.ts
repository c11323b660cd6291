interface Message { to: string; at: string }
interface Shown { items: readonly (Message & { code: string })[]; notices: readonly (Message & { channel: string; what: string })[]; totp: string | null }

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

const style = `
body{margin:0;background:#F5F7FC;color:#161B2E;font:16px/24px system-ui,"Noto Sans SC",sans-serif}
main{max-width:640px;margin:0 auto;padding:32px 16px}
h1{font-size:24px;line-height:32px;margin:0 0 4px}
h2{font-size:17px;line-height:24px;margin:24px 0 8px}
p{margin:0 0 16px;color:#474F68}
table{width:100%;border-collapse:collapse;background:#fff;border-radius:16px;overflow:hidden}
th{font-size:13px;font-weight:500;color:#656D87;text-align:left}
th,td{padding:12px 16px;border-bottom:1px solid #E7EAF3;font-variant-numeric:tabular-nums}
td b{font-size:20px;color:#1D39C4}`

const time = (at: string): string => `<td><time datetime="${escaped(at)}">${escaped(at.slice(5, 10))} ${escaped(at.slice(11, 19))} UTC</time></td>`

const codeRow = ({ to, code, at }: Shown['items'][number]): string => `<tr><td>${escaped(to)}</td><td><b>${escaped(code)}</b></td>${time(at)}</tr>`

const CHANNELS: Readonly<Record<string, string>> = { sms: '短信 SMS', email: '邮件 e-mail', push: '推送 push' }
const noticeRow = ({ channel, to, what, at }: Shown['notices'][number]): string =>
  `<tr><td>${CHANNELS[channel] ?? ''}<br>${escaped(to)}</td><td>${escaped(what)}</td>${time(at)}</tr>`

const table = (heads: readonly string[], rows: readonly string[]): string =>
  `<table><thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`

const codesOf = (items: Shown['items']): string => (items.length === 0
  ? '<p>还没有验证码。在登录页填手机号，这里就会出现。<br>No codes yet. Enter a phone number on the sign-in page.</p>'
  : table(['手机号 phone', '验证码 code', '时间 time'], items.map(codeRow)))

const noticesOf = (notices: Shown['notices']): string => (notices.length === 0
  ? '<p>还没有消息。点一单，社区受理、队伍接单之后，没看到的消息会出现在这里。<br>No notices yet. What somebody has not seen a few minutes after it came is sent.</p>'
  : table(['发给 to', '说了什么 what it says', '时间 time'], notices.map(noticeRow)))

/** The page `/dev/outbox`: plain, without a script, asks again by itself. */
export function outboxPage({ items, notices, totp }: Shown): string {
  const factor = totp === null ? '' : `<p>动态码 second factor: <b>${escaped(totp)}</b></p>`
  const list = `<h2>验证码 Codes</h2>${factor}${codesOf(items)}<h2>消息 Notices</h2>${noticesOf(notices)}`
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="refresh" content="5"><title>本机发件箱 · Local outbox</title><link rel="icon" href="/logo.svg"><style>${style}</style></head>
<body><main><h1>本机发件箱</h1><p>Local outbox. 这台机器什么都不往外发，要发的写在这里。Nothing leaves this machine; what would be sent is written here.</p>${list}</main></body></html>`
}
