// What was written on this phone, in order, until the server has it. Each belongs to the account that wrote it and carries
// a key made here, so that the server takes it once however often it is sent.
import { newKey, type BodyOf } from '@/api/client'
import { database, type KeptClue } from './db'
import type { Photo } from './photo'

// waiting: to be sent. conflict: the clue has moved meanwhile. refused: the server says what is wrong. sent: it has it.
export type ItemState = 'waiting' | 'conflict' | 'refused' | 'sent'

interface Written {
  seq?: number
  key: string
  account: number
  title: string
  made_at: number
  state: ItemState
  // When it was first and last begun to send; it may have arrived though no answer came back.
  first_try?: number
  last_try?: number
  sent_at?: number
  problem?: { detail: string; hint: string }
}
export interface AnswerItem extends Written {
  kind: 'answer'
  clue: number
  // What it was written upon: the version goes along as If-Match, the time tells an answer of mine from the one before.
  base: { version: number; answered_at: string }
  body: Omit<BodyOf<'answerClue'>, 'attachments'>
  photos: Photo[]
  // The clue as the server has it, when that is not what it was written upon.
  now?: KeptClue
}
export interface ReportItem extends Written {
  kind: 'report'
  body: BodyOf<'reportClue'>
}
export interface VisitItem extends Written {
  kind: 'visit'
  household: number
  // The key of the item is the visit's own: it is the same visit however often it arrives.
  body: Omit<BodyOf<'recordVisit'>, 'key' | 'photos' | 'signature'>
  photos: Photo[]
  signature?: Photo
  // What it comes to, for the list of what is not sent.
  summary: string
  // The server has it, and it does not agree with another visit.
  disputed?: boolean
}
export type QueueItem = AnswerItem | ReportItem | VisitItem

type New<Item extends Written> = Omit<Item, 'seq' | 'key' | 'made_at' | 'state'>
export type NewItem = New<AnswerItem> | New<ReportItem> | New<VisitItem>
export type ItemChange = Partial<AnswerItem> | Partial<ReportItem> | Partial<VisitItem>

// How long the list still shows what has been sent.
const SENT_SHOWN_MS = 2 * 24 * 60 * 60 * 1000

export const CHANGED = 'shouwang-queue'
let tellOthers: BroadcastChannel | undefined

// Other pages and the service worker have the same queue.
function changed() {
  if (typeof BroadcastChannel === 'undefined') return
  tellOthers ??= new BroadcastChannel(CHANGED)
  tellOthers.postMessage('changed')
}

export async function add(item: NewItem, now = Date.now()): Promise<void> {
  await (await database()).add('queue', { ...item, key: newKey(), made_at: now, state: 'waiting' } as QueueItem)
  changed()
}

export async function save(item: QueueItem): Promise<void> {
  await (await database()).put('queue', item)
  changed()
}

export async function drop(item: QueueItem): Promise<void> {
  if (item.seq !== undefined) await (await database()).delete('queue', item.seq)
  changed()
}

export async function itemsOf(account: number, now = Date.now()): Promise<QueueItem[]> {
  const db = await database()
  const items = await db.getAllFromIndex('queue', 'account', account)
  const old = items.filter((item) => item.state === 'sent' && now - (item.sent_at ?? 0) > SENT_SHOWN_MS)
  for (const { seq } of old) if (seq !== undefined) await db.delete('queue', seq)
  return items.filter((item) => !old.includes(item))
}

// Written anew: another text under the old key would be refused.
export async function rewrite(item: QueueItem, change: ItemChange): Promise<void> {
  await save({
    ...item,
    ...change,
    key: newKey(),
    state: 'waiting',
    problem: undefined,
    first_try: undefined,
    last_try: undefined,
  } as QueueItem)
}

// The same once more, upon the clue as it is now.
export async function sendUpon(item: AnswerItem, now: KeptClue): Promise<void> {
  await save({ ...item, base: baseOf(now), state: 'waiting', problem: undefined, now: undefined })
}

export const baseOf = (clue: Pick<KeptClue, 'version' | 'answer'>): AnswerItem['base'] => ({
  version: clue.version,
  answered_at: clue.answer?.at ?? '',
})

// One sender at a time, over all pages and the service worker, where the browser has locks (https); otherwise in this page,
// and the keys see to the rest. `whenFree` false: undefined at once when somebody is sending.
let here: Promise<unknown> = Promise.resolve()
let busyHere = 0
export async function alone<T>(run: () => Promise<T>, whenFree = true): Promise<T | undefined> {
  if (typeof navigator !== 'undefined' && navigator.locks) {
    return navigator.locks.request(CHANGED, { ifAvailable: !whenFree }, (lock) => (lock ? run() : undefined))
  }
  if (busyHere > 0 && !whenFree) return undefined
  busyHere += 1
  const mine = here.then(run).finally(() => {
    busyHere -= 1
  })
  here = mine.catch(() => undefined)
  return mine
}
