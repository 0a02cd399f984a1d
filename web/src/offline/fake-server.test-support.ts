// A small server for tests of the queue: answers by method and path, and remembers what came.
import { vi } from 'vitest'

export interface Came {
  line: string
  key: string | null
  ifMatch: string | null
  body: string
}
type Answer = () => Response | Promise<Response>

export const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })
export const problem = (status: number, detail: string, more: object = {}) =>
  json({ code: 'x', detail, ...more }, status)
export const noSignal = () => {
  throw new TypeError('network')
}

export function fakeServer(answers: Record<string, Answer>) {
  const came: Came[] = []
  vi.stubGlobal('fetch', async (request: Request) => {
    const { pathname } = new URL(request.url, 'http://localhost')
    const line = `${request.method} ${pathname.replace('/api/v1', '')}`
    const header = (name: string) => request.headers.get(name)
    came.push({ line, key: header('Idempotency-Key'), ifMatch: header('If-Match'), body: await request.clone().text() })
    const answer = answers[line]
    if (!answer) throw new Error(`no answer for ${line}`)
    return answer()
  })
  return {
    came,
    answers,
    of: (line: string) => came.filter((one) => one.line === line),
  }
}

export const signedIn = (account: number) => ({
  'GET /session': () => json({ name: 'a', pending: [], permissions: [], csrf_token: 'token' }),
  'GET /me': () => json({ id: account }),
})
