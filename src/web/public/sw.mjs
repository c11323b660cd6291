// The hand's service worker: it shows that something waits, and opens the inbox. It keeps nothing and answers no requests.
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
