import { describe, expect, it } from 'vitest'
import { asProblem, Problem, problemOf } from './problem'

describe('Problem', () => {
  it('finds the fault of a field by JSON pointer or by name', () => {
    const problem = new Problem(422, {
      detail: '没有填完整',
      errors: [
        { where: '/due_on', detail: '日期早于今天' },
        { where: 'note', detail: '要写明原因' },
      ],
    })
    expect(problem.faultOf('due_on')?.detail).toBe('日期早于今天')
    expect(problem.faultOf('note')?.detail).toBe('要写明原因')
    expect(problem.faultOf('reason')).toBeUndefined()
    expect(new Problem(422, { detail: '不对', where: '/a' }).faultOf('a')?.detail).toBe('不对')
  })
  it('is made of any answer, in words', async () => {
    const problem = await problemOf(new Response('<html>', { status: 502 }))
    expect(problem.status).toBe(502)
    expect(problem.line).toBe('服务器没有正常答复。请稍后重试')
    expect(asProblem(new TypeError('x')).detail).toBe('页面出错')
  })
})
