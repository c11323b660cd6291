// The service worker. Without a network it answers an address with a page that says what to do; and it shows that something waits, and
// opens the inbox. It keeps nothing: the page stands here, so that a new build brings a new one, and what is not an address passes by.
const LOGO = '<svg viewBox="0 0 64 64" width="56" aria-hidden="true"><path d="M6 56V41a11 11 0 0 1 22 0v15z" fill="#6F88F0"/><path d="M38 56V38a10.5 10.5 0 0 1 21 0v18z" fill="#4A64E4"/><path d="M19 56V24a13 13 0 0 1 26 0v32z" fill="#1D39C4"/><path d="M19 56V30.2A11 11 0 0 1 28 41v15z" fill="#162C9C"/><path d="M38 56V38a10.5 10.5 0 0 1 7-9.9V56z" fill="#162C9C"/><circle cx="52" cy="15" r="7" fill="#FF9D45"/></svg>'
const PAGE = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>没有连上 · 群青</title><style>
body{margin:0;min-height:100vh;display:grid;place-items:center;background:#F5F7FC;color:#161B2E;font:400 1.0625rem/1.6 "Noto Sans SC","PingFang SC","Microsoft YaHei","Noto Sans SC Variable",sans-serif}
main{box-sizing:border-box;width:min(100%,440px);padding:24px;text-align:center}
h1{margin:12px 0 4px;font-size:1.375rem}
p{margin:0 0 8px;color:#474F68;text-wrap:balance}
a{display:inline-block;margin:12px 0 24px;padding:14px 32px;border-radius:14px;background:#1D39C4;color:#fff;font-weight:500;text-decoration:none}
a:focus-visible{outline:3px solid #9DB0FA;outline-offset:2px}
</style></head><body><main>${LOGO}
<h1>没有连上群青</h1>
<p>看看手机的数据或 Wi-Fi 开没开，再点下面试一次</p>
<p>写了一半的单还在这台设备上，没有发出去。着急的事，打电话给社区；有危险，打 110、119 或 120</p>
<a href="">再试一次 <span lang="en">Try again</span></a>
<div lang="en"><p><b>Qunqing cannot be reached</b></p>
<p>See whether mobile data or Wi-Fi is on, and try again. An order that you began is still on this device and was not sent. If it is urgent, call your community; in danger, call 110, 119 or 120</p></div>
</main></body></html>`

const withoutNetwork = () => new Response(PAGE, {
  status: 503,
  headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'" },
})

self.addEventListener('install', () => self.skipWaiting())

self.addEventListener('fetch', (event) => {
  if (event.request.mode === 'navigate') event.respondWith(fetch(event.request).catch(withoutNetwork))
})

self.addEventListener('push', (event) => {
  const { title, body, tag } = event.data.json()
  event.waitUntil(self.registration.showNotification(title, { body, tag, icon: '/logo.svg' }))
})

const openInbox = async () => {
  const [here] = await self.clients.matchAll({ type: 'window' })
  if (here === undefined) return self.clients.openWindow('/notices')
  await here.navigate('/notices')
  return here.focus()
}

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(openInbox())
})
