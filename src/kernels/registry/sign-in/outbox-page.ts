interface Shown { items: readonly { to: string; code: string; at: string }[]; totp: string | null }

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

const style = `
body{margin:0;background:#F5F7FC;color:#161B2E;font:16px/24px system-ui,"Noto Sans SC",sans-serif}
main{max-width:640px;margin:0 auto;padding:32px 16px}
h1{font-size:24px;line-height:32px;margin:0 0 4px}
p{margin:0 0 16px;color:#474F68}
table{width:100%;border-collapse:collapse;background:#fff;border-radius:16px;overflow:hidden}
th{font-size:13px;font-weight:500;color:#656D87;text-align:left}
th,td{padding:12px 16px;border-bottom:1px solid #E7EAF3;font-variant-numeric:tabular-nums}
td b{font-size:20px;color:#1D39C4}`

const row = ({ to, code, at }: Shown['items'][number]): string =>
  `<tr><td>${escaped(to)}</td><td><b>${escaped(code)}</b></td><td><time datetime="${escaped(at)}">${escaped(at.slice(11, 19))} UTC</time></td></tr>`

/** The page `/dev/outbox`: plain, without a script, asks again by itself. */
export function outboxPage({ items, totp }: Shown): string {
  const factor = totp === null ? '' : `<p>动态码 second factor: <b>${escaped(totp)}</b></p>`
  const list = items.length === 0
    ? '<p>还没有验证码。在登录页填手机号，这里就会出现。<br>No codes yet. Enter a phone number on the sign-in page.</p>'
    : `<table><thead><tr><th scope="col">手机号 phone</th><th scope="col">验证码 code</th><th scope="col">时间 time</th></tr></thead><tbody>${items.map(row).join('')}</tbody></table>`
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="refresh" content="5"><title>本机发件箱 · Local outbox</title><link rel="icon" href="/logo.svg"><style>${style}</style></head>
<body><main><h1>本机发件箱</h1><p>Local outbox. 这台机器不发短信，验证码写在这里。No message leaves this machine; codes are written here.</p>${factor}${list}</main></body></html>`
}
