// Sends what waits, oldest first, from the page or from the service worker. Promise: what the server has is never sent as
// something new; what it has not stays in the queue; nobody's work goes out under another name.
import { dataOf, quietApi, useCsrfToken, type ItemOf, type ReplyOf } from '@/api/client'
import { asProblem, type Problem } from '@/api/problem'
import { dropClueCopy, keptClue } from './kept'
import type { Photo } from './photo'
import { alone, itemsOf, save, type AnswerItem, type QueueItem, type ReportItem, type VisitItem } from './queue'
import { dropSheet } from './visit-copies'

// done: nothing is waiting any more. later: the server is there but cannot take it now.
export type Outcome = 'done' | 'offline' | 'signed-out' | 'other-account' | 'later'

// The server knows a key for a day.
const KEY_LIFE_MS = 20 * 60 * 60 * 1000
const WAIT_STATUSES = new Set([408, 425, 429])

export async function sendAll(account: number): Promise<Outcome> {
  return (await alone(() => sendInOrder(account))) ?? 'later'
}

async function sendInOrder(account: number): Promise<Outcome> {
  const waiting = (await itemsOf(account)).filter(({ state }) => state === 'waiting')
  if (waiting.length === 0) return 'done'
  try {
    const who = await signedIn()
    if (who !== account) return who === undefined ? 'signed-out' : 'other-account'
    for (const item of waiting) await sendOne(item)
    return 'done'
  } catch (thrown) {
    const problem = asProblem(thrown)
    if (problem.isOffline) return 'offline'
    return problem.isSignedOut ? 'signed-out' : 'later'
  }
}

// The account whose session this browser has. The token that allows writing is taken from this very session.
async function signedIn(): Promise<number | undefined> {
  const session = await dataOf(quietApi.GET('/api/v1/session'))
  if (session.pending.length > 0) return undefined
  const me = await dataOf(quietApi.GET('/api/v1/me'))
  useCsrfToken(session.csrf_token ?? '')
  return me.id
}

// Throws what stops the whole queue; what concerns this item alone is kept in it.
async function sendOne(item: QueueItem) {
  const now = Date.now()
  const known = item.kind === 'report' && (await alreadyReported(item, now))
  if (known) return sent(item)
  Object.assign(item, { first_try: item.first_try ?? now, last_try: now })
  await save(item)
  try {
    if (item.kind === 'answer') await sendAnswer(item)
    else if (item.kind === 'visit') await sendVisit(item)
    else await sendReport(item)
    await sent(item)
  } catch (thrown) {
    const problem = asProblem(thrown)
    if (isForNow(problem)) throw problem
    if (item.kind === 'answer' && [404, 409, 412].includes(problem.status)) await compare(item, problem)
    else await refuse(item, problem)
  }
}

// Nobody there, nobody signed in, the server busy, or an answer that is not the server's (a login page of the network).
const isForNow = ({ status }: Problem) => status <= 0 || status === 401 || status >= 500 || WAIT_STATUSES.has(status)

async function sendAnswer(item: AnswerItem) {
  const id = String(item.clue)
  for (const [index, photo] of item.photos.entries()) {
    if (photo.digest) continue
    const kept = await dataOf(
      quietApi.POST('/api/v1/clues/{id}/photos', {
        params: { path: { id }, header: { 'Idempotency-Key': `${item.key}-${index}` } },
        headers: { 'Content-Type': 'application/octet-stream' },
        body: photo.bytes as unknown as string,
        bodySerializer: (bytes) => bytes,
      }),
    )
    photo.digest = kept.digest
    await save(item)
  }
  const attachments = item.photos.map(({ digest }) => digest ?? '')
  const header = { 'If-Match': `"${item.base.version}"`, 'Idempotency-Key': item.key }
  const answered = await dataOf(
    quietApi.POST('/api/v1/clues/{id}/answer', {
      params: { path: { id }, header },
      body: { ...item.body, ...(attachments.length > 0 ? { attachments } : {}) },
    }),
  )
  if (answered.id !== item.clue) throw new Error('not the answer of the server')
}

// A photo, or a signature, of a visit. Each goes out once.
async function sendVisitFile(item: VisitItem, photo: Photo, name: string): Promise<string> {
  if (photo.digest) return photo.digest
  const kept = await dataOf(
    quietApi.POST('/api/v1/households/{id}/visit-files', {
      params: { path: { id: String(item.household) }, header: { 'Idempotency-Key': `${item.key}-${name}` } },
      headers: { 'Content-Type': 'application/octet-stream' },
      body: photo.bytes as unknown as string,
      bodySerializer: (bytes) => bytes,
    }),
  )
  photo.digest = kept.digest
  await save(item)
  return kept.digest
}

// The server knows a visit by its key for ever: sent again after any time, it is the same visit.
async function sendVisit(item: VisitItem) {
  const photos: string[] = []
  for (const [index, photo] of item.photos.entries()) photos.push(await sendVisitFile(item, photo, `${index}`))
  const signature = item.signature && (await sendVisitFile(item, item.signature, 'signature'))
  const recorded = await dataOf(
    quietApi.POST('/api/v1/households/{id}/visits', {
      params: { path: { id: String(item.household) }, header: { 'Idempotency-Key': item.key } },
      body: { ...item.body, key: item.key, photos, ...(signature ? { signature } : {}) },
    }),
  )
  if (recorded.household !== item.household) throw new Error('not the answer of the server')
  item.disputed = recorded.state === 'disputed'
}

async function sendReport(item: ReportItem) {
  const header = { 'Idempotency-Key': item.key }
  const reported = await dataOf(quietApi.POST('/api/v1/clues', { params: { header }, body: item.body }))
  if (!reported.id) throw new Error('not the answer of the server')
}

// What has arrived is no longer kept: only that it did.
async function sent(item: QueueItem) {
  const done = { ...item, state: 'sent' as const, sent_at: Date.now(), problem: undefined }
  if (done.kind === 'answer') {
    await dropClueCopy(done.clue)
    await save({ ...done, photos: [], body: { ...done.body, note: '' }, now: undefined })
  } else if (done.kind === 'visit') {
    await dropSheet(done.household)
    const body = { ...done.body, answers: {}, members: [], amounts: {}, note: '' }
    await save({ ...done, body, photos: [], signature: undefined })
  } else {
    await save({ ...done, body: { ...done.body, text: '' } })
  }
}

async function refuse(item: QueueItem, problem: Problem) {
  const faults = problem.faults.map(({ detail, hint }) => [detail, hint].filter(Boolean).join('，'))
  const detail = faults.length > 0 ? faults.join('；') : problem.detail
  await save({ ...item, state: 'refused', problem: { detail, hint: faults.length > 0 ? '' : problem.hint } })
}

// The clue has moved: did my answer get there before and only the reply was lost? Otherwise the person decides.
async function compare(item: AnswerItem, problem: Problem) {
  let now: ReplyOf<'readClue'>
  try {
    now = await dataOf(quietApi.GET('/api/v1/clues/{id}', { params: { path: { id: String(item.clue) } } }))
  } catch (thrown) {
    const found = asProblem(thrown)
    if (isForNow(found)) throw found
    return refuse(item, found.status === 404 ? found : problem)
  }
  if (isMine(item, now)) return sent(item)
  await save({ ...item, state: 'conflict', now: keptClue(now), problem: { detail: problem.detail, hint: '' } })
}

// Masked by the server: digits may have become stars.
const withoutDigits = (text: string) => text.replace(/[\d*]/g, '').trim()

export function isMine(item: AnswerItem, now: Pick<ReplyOf<'readClue'>, 'answer'>): boolean {
  const { answer } = now
  if (!answer || item.first_try === undefined) return false
  const same = ['verdict', 'visited_on'] as const
  return (
    answer.account === item.account &&
    answer.at !== item.base.answered_at &&
    same.every((name) => answer[name] === item.body[name]) &&
    withoutDigits(answer.note) === withoutDigits(item.body.note ?? '')
  )
}

// A report sent long ago whose reply was lost: the server has forgotten its key, so it is looked for.
async function alreadyReported(item: ReportItem, now: number): Promise<boolean> {
  if (item.first_try === undefined || now - item.first_try < KEY_LIFE_MS) return false
  const query = { sort: 'newest' as const, limit: 200 }
  const { items } = await dataOf(quietApi.GET('/api/v1/clues', { params: { query } }))
  return items.some((clue) => isReport(item, clue))
}

export const isReport = (item: ReportItem, clue: ItemOf<'listClues'>) =>
  clue.source === item.body.source &&
  (clue.household ?? null) === (item.body.household ?? null) &&
  Date.parse(clue.found_at) >= (item.first_try ?? 0) - KEY_LIFE_MS &&
  withoutDigits(clue.explanation) === withoutDigits(item.body.text)
