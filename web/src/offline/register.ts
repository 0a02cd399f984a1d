// The service worker, from the page's side.

export const SEND_TAG = 'send-queue'

interface WithSync extends ServiceWorkerRegistration {
  readonly sync?: { register(tag: string): Promise<void> }
}

// Only over https (or on this machine) do browsers have it.
export const canOpenOffline = () => 'serviceWorker' in navigator

// A new version that was fetched behind the last visit takes over now, before anything has been typed.
export async function startWorker() {
  if (!canOpenOffline()) return
  const registration = await navigator.serviceWorker.register('/m/sw.js', { scope: '/m/' })
  if (!registration.waiting || !navigator.serviceWorker.controller) return
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  registration.waiting.postMessage('activate')
}

// Where there is Background Sync, what waits is sent though the page is closed.
export async function askForSync() {
  if (!canOpenOffline()) return
  const registration: WithSync | undefined = await navigator.serviceWorker.getRegistration('/m/')
  await registration?.sync?.register(SEND_TAG).catch(() => undefined)
}
