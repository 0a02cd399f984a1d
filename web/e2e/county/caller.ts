// Somebody who uses the API beside the browser: to prepare a journey, and to see what the server really has.
import { expect } from '@playwright/test'
import type { Role, Server } from './server'

const OWN_PASSWORD = 'Ziji-de-mima-2022'

export class Caller {
  private cookie = ''
  private token = ''
  private constructor(private readonly server: Server) {}

  static async as(server: Server, role: Role): Promise<Caller> {
    const caller = new Caller(server)
    const login = server.logins.get(role)
    if (!login) throw new Error(`no login for ${role}`)
    await caller.open(login.name, login.password)
    if (login.one_time) {
      await caller.post('/me/password', { current: login.password, new: OWN_PASSWORD })
      Object.assign(login, { password: OWN_PASSWORD, one_time: false })
      await caller.open(login.name, login.password)
    }
    return caller
  }

  private async open(name: string, password: string) {
    this.cookie = ''
    const reply = await this.send('POST', '/session', { name, password })
    this.cookie = (reply.headers.get('Set-Cookie') ?? '').split(';')[0] ?? ''
    this.token = ((await reply.json()) as { csrf_token: string }).csrf_token
  }

  async get<T>(path: string): Promise<T> {
    return (await this.send('GET', path)).json() as Promise<T>
  }
  async bytes(path: string): Promise<Buffer> {
    return Buffer.from(await (await this.send('GET', path)).arrayBuffer())
  }
  async post(path: string, body: object, version?: number): Promise<void> {
    await this.send('POST', path, body, version)
  }

  // A post whose reply is wanted; bytes go as a file.
  async made<T>(path: string, body: object | Uint8Array): Promise<T> {
    return (await this.send('POST', path, body)).json() as Promise<T>
  }

  private async send(method: string, path: string, body?: object, version?: number): Promise<Response> {
    const file = body instanceof Uint8Array
    const reply = await fetch(`${this.server.url}/api/v1${path}`, {
      method,
      headers: {
        ...(this.cookie ? { Cookie: this.cookie, 'X-CSRF-Token': this.token } : {}),
        ...(body ? { 'Content-Type': file ? 'application/octet-stream' : 'application/json' } : {}),
        ...(version === undefined ? {} : { 'If-Match': `"${version}"` }),
      },
      ...(body ? { body: file ? new Uint8Array(body) : JSON.stringify(body) } : {}),
    })
    expect(reply.status, `${method} ${path}`).toBeLessThan(300)
    return reply
  }
}
