// A server of its own for each test file: a copy of the county, on a free port of loopback, with the built pages.
import { spawn, type ChildProcess } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { once } from 'node:events'
import { COPIES, MADE, PAGES, PROGRAM } from './place'

// `county2`: another of the county office, who determines what the first one has judged.
export type Role =
  'county' | 'county2' | 'department' | 'town' | 'village' | 'contact' | 'sysadmin' | 'secadmin' | 'auditor'

// `one_time`: the password must be changed at the first sign-in; `totp`: a second factor is bound.
export interface Login {
  role: Role
  name: string
  password: string
  one_time?: boolean
  totp?: string
}

const START_MS = 60_000

export class Server {
  readonly logins: Map<Role, Login>
  url = ''
  private readonly folder: string
  private port = 0
  private process?: ChildProcess

  constructor(name: string) {
    this.folder = `${COPIES}/${name}`
    rmSync(this.folder, { recursive: true, force: true })
    mkdirSync(COPIES, { recursive: true })
    cpSync(`${MADE}/county`, this.folder, { recursive: true })
    const logins = JSON.parse(readFileSync(`${MADE}/logins.json`, 'utf8')) as Login[]
    this.logins = new Map(logins.map((login) => [login.role, login]))
  }

  // A second start is on the same port: pages that are open go on.
  async start() {
    const options = ['--port', String(this.port), '--web', PAGES, '--requests-per-second', '0']
    const server = spawn(PROGRAM, ['serve', this.folder, ...options], { stdio: ['ignore', 'ignore', 'pipe'] })
    this.process = server
    this.port = await new Promise<number>((resolve, reject) => {
      let said = ''
      const late = setTimeout(() => reject(new Error(`the server did not start: ${said}`)), START_MS)
      server.stderr.on('data', (chunk: Buffer) => {
        said += chunk.toString()
        const found = /https?:\/\/[^\s:]+:(\d+)/.exec(said)
        if (!found) return
        clearTimeout(late)
        resolve(Number(found[1]))
      })
      server.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)))
    })
    this.url = `http://127.0.0.1:${this.port}`
  }

  async stop() {
    const server = this.process
    this.process = undefined
    if (!server || server.exitCode !== null) return
    const gone = once(server, 'exit')
    server.kill('SIGTERM')
    await gone
  }

  async remove() {
    await this.stop()
    rmSync(this.folder, { recursive: true, force: true })
  }
}
