// The one door to the server: typed by its OpenAPI document. What every call needs is done here once: CSRF token,
// Idempotency-Key, problems, and what happens when the session has ended.
import createClient, { type Middleware } from 'openapi-fetch'
import { problemOf, unreachable } from './problem'
import type { operations, paths } from './schema'

let csrfToken = ''
let signInAgain: (() => Promise<boolean>) | undefined

export const csrf = () => csrfToken
export function useCsrfToken(token: string) {
  csrfToken = token
}

// `ask` shows the sign-in dialog over the page and tells whether the same person is back; the call is then sent again.
export function onSignedOut(ask: (() => Promise<boolean>) | undefined) {
  signInAgain = ask
}

const isWrite = (method: string) => !['GET', 'HEAD'].includes(method)
const isAboutSession = (url: string) => new URL(url, location.origin).pathname.startsWith('/api/v1/session')

// One key for one wish, kept through its repetitions.
export const newKey = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function setKey(request: Request) {
  if (request.method === 'POST' && !request.headers.has('Idempotency-Key')) {
    request.headers.set('Idempotency-Key', newKey())
  }
}

async function sendOnce(request: Request): Promise<Response> {
  setKey(request)
  if (isWrite(request.method) && csrfToken) request.headers.set('X-CSRF-Token', csrfToken)
  try {
    return await fetch(request)
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === 'AbortError') throw thrown
    throw unreachable()
  }
}

async function send(request: Request): Promise<Response> {
  setKey(request)
  const again = request.clone()
  const response = await sendOnce(request)
  if (response.status === 401 && signInAgain && !isAboutSession(request.url) && (await signInAgain())) {
    return sendOnce(again)
  }
  return response
}

const problems: Middleware = {
  async onResponse({ response }) {
    if (!response.ok) throw await problemOf(response)
    return response
  },
}

// No call here has to look at `error`: it is thrown as a Problem. openapi-fetch calls globalThis.fetch with a Request.
export const api = createClient<paths>({ baseUrl: '', fetch: send })
api.use(problems)

// The same for what goes on by itself, behind the page or in the service worker: nobody is asked to sign in, 401 is a Problem too.
export const quietApi = createClient<paths>({ baseUrl: '', fetch: sendOnce })
quietApi.use(problems)

// The body of an answer; api.X(...) throws a Problem for anything else.
export async function dataOf<T>(call: Promise<{ data?: T }>): Promise<T> {
  const { data } = await call
  return data as T
}

// Body and version of an answer: the version goes back as If-Match.
export async function versionedOf<T>(call: Promise<{ data?: T; response: Response }>): Promise<Versioned<T>> {
  const { data, response } = await call
  return { data: data as T, etag: response.headers.get('ETag') ?? '' }
}

export interface Versioned<T> {
  data: T
  etag: string
}

type JsonOf<R> = R extends { content: { 'application/json': infer Body } } ? Body : never
type SuccessOf<R> = R extends { 200: infer S } ? S : R extends { 201: infer S } ? S : never

// The reply of an operation by its name in OpenAPI: ReplyOf<'readClue'>.
export type ReplyOf<Name extends keyof operations> = operations[Name] extends { responses: infer R }
  ? JsonOf<SuccessOf<R>>
  : never
export type ItemOf<Name extends keyof operations> = ReplyOf<Name> extends { items: (infer Item)[] } ? Item : never
export type QueryOf<Name extends keyof operations> = operations[Name] extends { parameters: { query?: infer Q } }
  ? NonNullable<Q>
  : never
export type BodyOf<Name extends keyof operations> = operations[Name] extends {
  requestBody?: { content: { 'application/json': infer Body } }
}
  ? Body
  : never
