import { describe, expect, it } from 'vitest'
import { nextTick, ref } from 'vue'
import { Problem } from '@/api/problem'
import { useRead } from './read'

// Answers are given by hand, in any order.
function asked() {
  const waiting: { of: string; answer: (text: string) => void; refuse: (why: Problem) => void }[] = []
  const read = (of: string) =>
    new Promise<string>((answer, refuse) => {
      waiting.push({ of, answer, refuse })
    })
  return { waiting, read }
}
const settled = () => new Promise((resolve) => setTimeout(resolve))

describe('what a page reads', () => {
  it('is read at once, and again when it is about something else', async () => {
    const { waiting, read } = asked()
    const of = ref('1')
    const { found } = useRead(of, read)
    waiting[0]?.answer('one')
    await settled()
    expect(found.value).toBe('one')
    of.value = '2'
    await nextTick()
    expect(found.value, 'stays until the new answer is there').toBe('one')
    waiting[1]?.answer('two')
    await settled()
    expect(found.value).toBe('two')
  })

  it('drops an answer that another question has overtaken', async () => {
    const { waiting, read } = asked()
    const of = ref('1')
    const { found, problem } = useRead(of, read)
    of.value = '2'
    await nextTick()
    waiting[1]?.answer('two')
    await settled()
    waiting[0]?.answer('one')
    await settled()
    expect(found.value).toBe('two')
    of.value = '3'
    await nextTick()
    of.value = '4'
    await nextTick()
    waiting[2]?.refuse(new Problem(500, { detail: '坏了' }))
    await settled()
    expect(problem.value).toBeUndefined()
  })

  it('is not read while there is nothing to ask about, and says what is wrong until it is read again', async () => {
    const { waiting, read } = asked()
    const of = ref('')
    const { problem, load } = useRead(of, read)
    expect(waiting).toHaveLength(0)
    of.value = '1'
    await nextTick()
    waiting[0]?.refuse(new Problem(404, { detail: '没有' }))
    await settled()
    expect(problem.value?.status).toBe(404)
    void load()
    expect(problem.value).toBeUndefined()
    expect(waiting.map(({ of: one }) => one)).toEqual(['1', '1'])
  })
})
