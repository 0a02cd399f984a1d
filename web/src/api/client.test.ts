import { afterEach, describe, expect, it, vi } from 'vitest'
import { api, dataOf, onSignedOut, useCsrfToken, versionedOf } from './client'

const json = (body: unknown, init: ResponseInit = {}) =>
  new Response(JSON.stringify(body), { ...init, headers: { 'Content-Type': 'application/json', ...init.headers } })

function answers(...replies: (Response | Error)[]) {
  const sent: Request[] = []
  vi.stubGlobal('fetch', async (request: Request) => {
    sent.push(request)
    const reply = replies.shift()
    if (reply instanceof Error || !reply) throw reply ?? new Error('no answer left')
    return reply
  })
  return sent
}
const signIn = () => api.POST('/api/v1/session', { body: { name: 'a', password: 'b' } })
const closeAll = () => api.POST('/api/v1/clues/close', { body: {} })

afterEach(() => {
  vi.unstubAllGlobals()
  onSignedOut(undefined)
  useCsrfToken('')
})

describe('the client', () => {
  it('sends the CSRF token and a key with what changes something, and neither with reading', async () => {
    const sent = answers(json({}), json({ items: [] }))
    useCsrfToken('token')
    await closeAll()
    await api.GET('/api/v1/divisions')
    expect(sent[0]?.headers.get('X-CSRF-Token')).toBe('token')
    expect(sent[0]?.headers.get('Idempotency-Key')).toMatch(/^[0-9a-f]{32}$/)
    expect(sent[1]?.headers.get('X-CSRF-Token')).toBeNull()
  })
  it('throws what the server says, and says when nobody answers', async () => {
    answers(json({ code: 'invalid', detail: '密码不对' }, { status: 422 }), new TypeError('network'))
    await expect(signIn()).rejects.toMatchObject({ status: 422, detail: '密码不对' })
    await expect(signIn()).rejects.toMatchObject({ status: 0, detail: '连不上服务器' })
  })
  it('asks to sign in again once and sends the same wish with the same key', async () => {
    const sent = answers(json({ detail: '登录已过期' }, { status: 401 }), json({ clues: 3 }))
    onSignedOut(async () => {
      useCsrfToken('new')
      return true
    })
    await dataOf(closeAll())
    expect(sent[1]?.headers.get('X-CSRF-Token')).toBe('new')
    expect(sent[1]?.headers.get('Idempotency-Key')).toBe(sent[0]?.headers.get('Idempotency-Key'))
  })
  it('does not ask about the session itself', async () => {
    answers(json({ detail: '没有登录' }, { status: 401 }))
    const ask = vi.fn()
    onSignedOut(ask)
    await expect(api.GET('/api/v1/session')).rejects.toMatchObject({ status: 401 })
    expect(ask).not.toHaveBeenCalled()
  })
  it('keeps the version of what was read', async () => {
    answers(json({ id: 1 }, { headers: { ETag: '"7"' } }))
    const read = await versionedOf(api.GET('/api/v1/clues/{id}', { params: { path: { id: '1' } } }))
    expect(read.etag).toBe('"7"')
  })
})
