// What went wrong, as the server says it (RFC 9457, Chinese texts) or as the browser could not even ask.

export interface FieldFault {
  where: string
  detail: string
  hint?: string | null
}

export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly hint: string
  readonly where: string
  readonly request: string
  readonly faults: readonly FieldFault[]

  constructor(status: number, body: Partial<ProblemBody>) {
    super(body.detail || '办理不成功')
    this.name = 'Problem'
    this.status = status
    this.code = body.code ?? ''
    this.detail = this.message
    this.hint = body.hint ?? ''
    this.where = body.where ?? ''
    this.request = body.request ?? ''
    this.faults = body.errors ?? []
  }

  // Nobody answered: no network, or the server is down.
  get isOffline() {
    return this.status === 0
  }
  get isSignedOut() {
    return this.status === 401
  }
  get isForbidden() {
    return this.status === 403
  }
  get isStale() {
    return this.status === 412
  }

  // What is wrong with the field `name`: `where` is a JSON pointer ("/due_on") or a bare name ("due_on").
  faultOf(name: string): FieldFault | undefined {
    const is = (where: string) => where.replace(/^\//, '') === name
    const fault = this.faults.find((one) => is(one.where))
    if (fault) return fault
    return is(this.where) ? { where: this.where, detail: this.detail, hint: this.hint } : undefined
  }

  // One line for a message: what and what to do.
  get line(): string {
    return this.hint ? `${this.detail}。${this.hint}` : this.detail
  }
}

export interface ProblemBody {
  code: string
  detail: string
  hint: string | null
  where: string | null
  request: string
  errors: FieldFault[] | null
}

export const unreachable = () =>
  new Problem(0, { code: 'offline', detail: '连不上服务器', hint: '请检查网络，稍后重试' })

export async function problemOf(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => undefined)
  if (body && typeof body === 'object' && 'detail' in body)
    return new Problem(response.status, body as Partial<ProblemBody>)
  return new Problem(response.status, { detail: '服务器没有正常答复', hint: '请稍后重试' })
}

// Whatever was thrown, as a Problem.
export function asProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown
  return new Problem(-1, { code: 'page', detail: '页面出错', hint: '请刷新页面后重试' })
}
