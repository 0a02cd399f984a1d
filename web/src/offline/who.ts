// Whose phone this is at the moment. Opening the page with no signal shows their copy; another account that signs in finds
// nothing of it.
import { database, type Who } from './db'

// A copy that nobody refreshed for so long is thrown away when the page opens.
const KEPT_MS = 7 * 24 * 60 * 60 * 1000
const KEY = 'who'

export async function lastPerson(now = Date.now()): Promise<Who | undefined> {
  const db = await database()
  const who = await db.get('who', KEY)
  if (who && who.read_at > 0 && now - who.read_at > KEPT_MS) {
    await wipeCopies()
    return undefined
  }
  return who
}

// Somebody has signed in, or is still signed in. What another account left behind goes, but for what it has not sent.
export async function arrive(me: Who['me'], permissions: Who['permissions']) {
  const db = await database()
  const before = await db.get('who', KEY)
  const same = before?.me.id === me.id
  if (!same) await wipeCopies()
  const { places, read_at } = same ? before : { places: [], read_at: 0 }
  await db.put('who', { me, permissions, places, read_at }, KEY)
}

export async function remember(change: Partial<Pick<Who, 'places' | 'read_at'>>) {
  const db = await database()
  const who = await db.get('who', KEY)
  if (who) await db.put('who', { ...who, ...change }, KEY)
}

async function wipeCopies() {
  const visits = ['visit_due', 'visit_sheets', 'visit_form', 'visit_drafts'] as const
  const stores = ['who', 'clues', 'households', 'drafts', ...visits] as const
  const change = (await database()).transaction(stores, 'readwrite')
  await Promise.all([...stores.map((store) => change.objectStore(store).clear()), change.done])
}

// Signing out: nothing readable stays. `keepUnsent`: what waits to be sent does, for this account alone.
export async function leave(account: number, keepUnsent: boolean) {
  await wipeCopies()
  const change = (await database()).transaction('queue', 'readwrite')
  for await (const cursor of change.store.index('account').iterate(account)) {
    if (!keepUnsent || cursor.value.state === 'sent') await cursor.delete()
  }
  await change.done
}
