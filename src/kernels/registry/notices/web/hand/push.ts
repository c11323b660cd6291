/** What a browser does so that it can be woken. */

/** Whether this browser can be woken at all, and whether its owner has forbidden it. */
export function pushState(): 'can' | 'cannot' | 'blocked' {
  if (!('serviceWorker' in navigator) || !('PushManager' in globalThis) || !('Notification' in globalThis)) return 'cannot'
  return Notification.permission === 'denied' ? 'blocked' : 'can'
}

/** This device's address at its push service; null where it is not registered. */
export async function currentEndpoint(): Promise<string | null> {
  const registration = await navigator.serviceWorker.getRegistration('/')
  return (await registration?.pushManager.getSubscription())?.endpoint ?? null
}

const textOf = (key: ArrayBuffer | null): string =>
  btoa(String.fromCharCode(...new Uint8Array(key ?? new ArrayBuffer(0)))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')

/** Registers this device. Null where its owner says no; throws where the push service cannot be reached. */
export async function register(publicKey: string): Promise<{ endpoint: string; p256dh: string; auth: string } | null> {
  if ((await Notification.requestPermission()) !== 'granted') return null
  const registration = await navigator.serviceWorker.register('/sw.mjs')
  await navigator.serviceWorker.ready
  const made = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey })
  return { endpoint: made.endpoint, p256dh: textOf(made.getKey('p256dh')), auth: textOf(made.getKey('auth')) }
}

/** Takes this device off again. Returns the address that it had. */
export async function unregister(): Promise<string | null> {
  const registration = await navigator.serviceWorker.getRegistration('/')
  const made = await registration?.pushManager.getSubscription()
  await made?.unsubscribe()
  return made?.endpoint ?? null
}
