import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeServer, json, noSignal, problem, signedIn } from './fake-server.test-support'
import type * as Queue from './queue'
import type { AnswerItem, NewItem, QueueItem, ReportItem } from './queue'
import type * as Send from './send'

const ME = 7
const HOUR = 60 * 60 * 1000
const answer = (clue: number, more: Partial<AnswerItem> = {}): NewItem => ({
  kind: 'answer',
  account: ME,
  title: '某户',
  clue,
  base: { version: 3, answered_at: '' },
  body: { verdict: 'refuted', note: '看过', visited_on: '2022-06-01' },
  photos: [],
  ...more,
})
const report: NewItem = {
  kind: 'report',
  account: ME,
  title: '某户',
  body: { source: 'visit', text: '电话 13800000000，房屋漏雨', household: 5 },
}
const clueNow = (more: object) => json({ id: 1, version: 4, state: 'returned', answer: null, history: [], ...more })

// Each test has a phone of its own.
let queue: typeof Queue
let send: typeof Send
beforeEach(async () => {
  vi.stubGlobal('indexedDB', new IDBFactory())
  vi.resetModules()
  queue = await import('./queue')
  send = await import('./send')
})
afterEach(() => vi.unstubAllGlobals())
const only = async () => (await queue.itemsOf(ME))[0] as QueueItem

describe('the queue', () => {
  it('sends in order, each once, upon the version it was written on', async () => {
    const server = fakeServer({
      ...signedIn(ME),
      'POST /clues/1/answer': () => json({ id: 1 }),
      'POST /clues/2/answer': () => json({ id: 2 }),
      'POST /clues': () => json({ id: 9 }, 201),
    })
    await queue.add(answer(2))
    await queue.add(report)
    await queue.add(answer(1))
    expect(await send.sendAll(ME)).toBe('done')
    expect(await send.sendAll(ME)).toBe('done')
    const posts = server.came.filter(({ line }) => line.startsWith('POST'))
    expect(posts.map(({ line }) => line)).toEqual(['POST /clues/2/answer', 'POST /clues', 'POST /clues/1/answer'])
    expect(posts[0]?.ifMatch).toBe('"3"')
    expect(new Set(posts.map(({ key }) => key)).size).toBe(3)
    expect((await queue.itemsOf(ME)).every(({ state }) => state === 'sent')).toBe(true)
  })

  it('keeps everything when there is no signal, and the same key when it comes back', async () => {
    const server = fakeServer({ ...signedIn(ME), 'POST /clues/1/answer': noSignal })
    await queue.add(answer(1))
    expect(await send.sendAll(ME)).toBe('offline')
    expect(await only()).toMatchObject({ state: 'waiting', body: { note: '看过' } })
    server.answers['POST /clues/1/answer'] = () => json({ id: 1 })
    expect(await send.sendAll(ME)).toBe('done')
    const [first, second] = server.of('POST /clues/1/answer')
    expect(first?.key).toBe(second?.key)
  })

  it('stops and keeps everything when the session has ended, or is somebody else’s', async () => {
    const server = fakeServer({ 'GET /session': () => problem(401, '没有登录') })
    await queue.add(answer(1))
    expect(await send.sendAll(ME)).toBe('signed-out')
    Object.assign(server.answers, signedIn(8))
    expect(await send.sendAll(ME)).toBe('other-account')
    expect(server.came.some(({ line }) => line.startsWith('POST'))).toBe(false)
    expect((await only()).state).toBe('waiting')
  })

  it('is not seen or sent by another account', async () => {
    fakeServer(signedIn(8))
    await queue.add(answer(1))
    expect(await queue.itemsOf(8)).toEqual([])
    expect(await send.sendAll(8)).toBe('done')
    expect((await only()).state).toBe('waiting')
  })

  it('puts a refusal aside with its reason, and goes on with the next', async () => {
    fakeServer({
      ...signedIn(ME),
      'POST /clues/1/answer': () => problem(422, '不对', { errors: [{ where: 'note', detail: '没有写原因' }] }),
      'POST /clues/2/answer': () => json({ id: 2 }),
    })
    await queue.add(answer(1))
    await queue.add(answer(2))
    expect(await send.sendAll(ME)).toBe('done')
    const [first, second] = await queue.itemsOf(ME)
    expect(first).toMatchObject({ state: 'refused', problem: { detail: '没有写原因' }, body: { note: '看过' } })
    expect(second?.state).toBe('sent')
  })

  it('takes no page of the network for the server’s answer', async () => {
    fakeServer({ ...signedIn(ME), 'POST /clues/1/answer': () => new Response('<html>请先登录网络</html>') })
    await queue.add(answer(1))
    expect(await send.sendAll(ME)).toBe('later')
    expect((await only()).state).toBe('waiting')
  })

  it('sends each photo once and names it in the answer', async () => {
    const digest = 'a'.repeat(64)
    const server = fakeServer({
      ...signedIn(ME),
      'POST /clues/1/photos': () => json({ digest, bytes: 3 }, 201),
      'POST /clues/1/answer': noSignal,
    })
    await queue.add(answer(1, { photos: [{ bytes: new Uint8Array([1, 2, 3]).buffer }] }))
    await send.sendAll(ME)
    server.answers['POST /clues/1/answer'] = () => json({ id: 1 })
    await send.sendAll(ME)
    expect(server.of('POST /clues/1/photos')).toHaveLength(1)
    expect(JSON.parse(server.of('POST /clues/1/answer')[1]?.body ?? '')).toMatchObject({ attachments: [digest] })
    expect(await only()).toMatchObject({ state: 'sent', photos: [] })
  })
})

describe('a clue that has moved', () => {
  it('is shown beside what I wrote, and can be sent upon', async () => {
    const server = fakeServer({
      ...signedIn(ME),
      'POST /clues/1/answer': () => problem(412, '这条线索刚被别人改过'),
      'GET /clues/1': () => clueNow({ remark: '请补充收入来源' }),
    })
    await queue.add(answer(1))
    expect(await send.sendAll(ME)).toBe('done')
    const item = (await only()) as AnswerItem
    expect(item).toMatchObject({ state: 'conflict', now: { version: 4, remark: '请补充收入来源' } })
    if (item.now) await queue.sendUpon(item, item.now)
    server.answers['POST /clues/1/answer'] = () => json({ id: 1 })
    await send.sendAll(ME)
    expect(server.of('POST /clues/1/answer')[1]?.ifMatch).toBe('"4"')
    expect((await only()).state).toBe('sent')
  })

  it('has moved by my own answer whose reply was lost', async () => {
    const mine = { verdict: 'refuted', note: '看过', visited_on: '2022-06-01', account: ME, at: '2022-06-01T08:00' }
    fakeServer({
      ...signedIn(ME),
      'POST /clues/1/answer': () => problem(412, '这条线索刚被别人改过'),
      'GET /clues/1': () => clueNow({ state: 'answered', answer: mine }),
    })
    await queue.add(answer(1))
    await send.sendAll(ME)
    expect((await only()).state).toBe('sent')
  })

  it('is not mistaken for an answer of mine from before', async () => {
    const mine = { verdict: 'refuted', note: '看过', visited_on: '2022-06-01', account: ME, at: '2022-06-01T08:00' }
    const item = { ...answer(1, { first_try: 1, base: { version: 5, answered_at: mine.at } }) } as AnswerItem
    const now = { answer: { ...mine, checker: '', attachments: [] } } as unknown as Parameters<typeof send.isMine>[1]
    expect(send.isMine(item, now)).toBe(false)
    expect(send.isMine({ ...item, base: { version: 3, answered_at: '' } }, now)).toBe(true)
  })

  it('is said plainly when it is no longer mine to answer', async () => {
    fakeServer({
      ...signedIn(ME),
      'POST /clues/1/answer': () => problem(404, '没有这条线索', { hint: '可能已经改派到别的村' }),
      'GET /clues/1': () => problem(404, '没有这条线索', { hint: '可能已经改派到别的村' }),
    })
    await queue.add(answer(1))
    await send.sendAll(ME)
    expect(await only()).toMatchObject({ state: 'refused', problem: { hint: '可能已经改派到别的村' } })
  })
})

describe('a report', () => {
  it('whose reply was lost a day ago is looked for before it is sent again', async () => {
    const found = { source: 'visit', household: 5, explanation: '电话 138****0000，房屋漏雨' }
    const server = fakeServer({
      ...signedIn(ME),
      'GET /clues': () => json({ items: [{ ...found, found_at: new Date().toISOString() }], next: null }),
    })
    await queue.add({ ...report, first_try: Date.now() - 30 * HOUR } as NewItem)
    expect(await send.sendAll(ME)).toBe('done')
    expect(server.of('POST /clues')).toHaveLength(0)
    expect(await only()).toMatchObject({ state: 'sent', body: { text: '' } })
  })
  it('that is another one is not taken for it', () => {
    const item = { ...report, first_try: Date.now() } as ReportItem
    const clue = { source: 'visit', household: 5, explanation: '别的事', found_at: new Date().toISOString() }
    expect(send.isReport(item, clue as Parameters<typeof send.isReport>[1])).toBe(false)
  })
})

describe('a visit', () => {
  const visit: NewItem = {
    kind: 'visit',
    account: ME,
    title: '某户 · 日常走访',
    summary: '纯收入 100 元',
    household: 5,
    body: {
      ...{ form: 'f', purpose: 'routine', visited_on: '2022-06-01', note: '都好' },
      ...{ answers: { water: ['安全'] }, members: [], amounts: { wage: 10000 } },
    },
    photos: [{ bytes: new Uint8Array([1, 2, 3]).buffer }],
    signature: { bytes: new Uint8Array([4, 5, 6]).buffer },
  }
  const kept = (more: object) => () => json({ id: 9, household: 5, state: 'stands', ...more }, 201)

  it('goes out under its own key with its photos and signature, each once, and nothing of it stays', async () => {
    const digest = 'a'.repeat(64)
    const server = fakeServer({
      ...signedIn(ME),
      'POST /households/5/visit-files': () => json({ digest, bytes: 3 }, 201),
      'POST /households/5/visits': noSignal,
    })
    await queue.add(visit)
    expect(await send.sendAll(ME)).toBe('offline')
    server.answers['POST /households/5/visits'] = kept({})
    expect(await send.sendAll(ME)).toBe('done')
    expect(server.of('POST /households/5/visit-files')).toHaveLength(2)
    const [first, second] = server.of('POST /households/5/visits')
    expect(first?.body).toBe(second?.body)
    const body = JSON.parse(second?.body ?? '') as object
    expect(body).toMatchObject({ key: second?.key, photos: [digest], signature: digest })
    const item = await only()
    expect(item).toMatchObject({ state: 'sent', disputed: false, photos: [], body: { answers: {}, note: '' } })
  })

  it('says that it does not agree with another one', async () => {
    fakeServer({
      ...signedIn(ME),
      'POST /households/5/visit-files': () => json({ digest: 'b', bytes: 3 }, 201),
      'POST /households/5/visits': kept({ state: 'disputed' }),
    })
    await queue.add(visit)
    await send.sendAll(ME)
    expect(await only()).toMatchObject({ state: 'sent', disputed: true })
  })
})

describe('what has been written', () => {
  it('gets a new key when it is written anew', async () => {
    await queue.add(answer(1))
    const before = await only()
    await queue.rewrite(before, { body: { verdict: 'confirmed', visited_on: '2022-06-02' } })
    const after = await only()
    expect(after.key).not.toBe(before.key)
    expect(after).toMatchObject({ seq: before.seq, state: 'waiting', body: { verdict: 'confirmed' } })
  })
})
