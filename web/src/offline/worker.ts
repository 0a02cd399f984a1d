// The service worker of the phone pages: the pages themselves open with no signal, and what waits is sent when the signal is
// back though no page is open (where the browser has Background Sync). It keeps no answer of the API.
import { database } from './db'
import { SEND_TAG } from './register'
import { sendAll } from './send'

interface SyncEvent extends ExtendableEvent {
  readonly tag: string
}
declare const self: ServiceWorkerGlobalScope
// Put in by the build (precache.ts): the page and all its files, and a digest of them.
declare const __PRECACHE__: { version: string; page: string; files: string[] }

const { version, page, files } = __PRECACHE__
const PREFIX = 'shouwang-phone-'
const CACHE = `${PREFIX}${version}`

self.addEventListener('install', (event) => {
  event.waitUntil(
    (async () => {
      const cache = await caches.open(CACHE)
      // The page's address is not for ever: around the browser's cache.
      await cache.add(new Request(page, { cache: 'reload' }))
      await cache.addAll(files)
    })(),
  )
})

// The copies of the version before go when no page uses them any more.
self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      const old = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE)
      await Promise.all(old.map((name) => caches.delete(name)))
      await self.clients.claim()
    })(),
  )
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin || url.pathname.startsWith('/api/')) return
  if (request.mode === 'navigate') event.respondWith(fromCache(page, request))
  else if (files.includes(url.pathname)) event.respondWith(fromCache(url.pathname, request))
})

async function fromCache(path: string, request: Request): Promise<Response> {
  const kept = await caches.match(path, { cacheName: CACHE })
  return kept ?? fetch(request)
}

// A page that has just opened takes the new version at once.
self.addEventListener('message', (event) => {
  if (event.data === 'activate') event.waitUntil(self.skipWaiting())
})

self.addEventListener('sync', (event) => {
  const sync = event as SyncEvent
  if (sync.tag === SEND_TAG) sync.waitUntil(sendInBackground())
})

async function sendInBackground() {
  const who = await (await database()).get('who', 'who')
  if (!who) return
  const outcome = await sendAll(who.me.id)
  // The browser tries again later.
  if (outcome === 'offline' || outcome === 'later') throw new Error(outcome)
}
