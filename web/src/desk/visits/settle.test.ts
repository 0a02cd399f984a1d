import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { Problem } from '@/api/problem'
import { conflictText, nameIn, type Form, type Visit } from './differences'
import SettleVisit from './SettleVisit.vue'

const POST = vi.hoisted(() => vi.fn())
vi.mock('@/api/client', () => ({ api: { POST } }))

const form = { sections: [{ of_member: false, questions: [{ name: 'housing', title: '住房安全' }] }], items: [] }
const visit = (id: number, housing: string) =>
  ({
    id,
    version: 3,
    visited_on: '2022-05-12',
    visitor: 'jia',
    visitor_name: '甲',
    conflict: 'same_base',
    answers: { housing: [housing] },
    members: [],
    amounts: {},
    note: '',
  }) as unknown as Visit
const settle = (may: boolean) =>
  mount(SettleVisit, {
    props: {
      visit: visit(8, '不安全'),
      other: visit(7, '安全'),
      form: form as unknown as Form,
      nameOf: nameIn([]),
      may,
    },
    global: { stubs: { ElDialog: { props: ['modelValue'], template: '<div v-if="modelValue"><slot /></div>' } } },
  })

describe('settling two visits that do not agree', () => {
  beforeEach(() => {
    POST.mockReset()
  })
  it('says how it was checked, upon the version that was read, and reads again', async () => {
    POST.mockResolvedValue({})
    const made = settle(true)
    expect(made.get('tbody').text()).toContain('住房安全')
    await made.findAll('button')[1]?.trigger('click')
    expect(made.text()).toContain('先交的一次算数')
    expect(made.get('button[type=submit]').attributes('disabled')).toBeDefined()
    await made.get('textarea').setValue('又去看过')
    await made.get('form').trigger('submit')
    await flushPromises()
    expect(POST).toHaveBeenCalledWith('/api/v1/visits/{id}/settle', {
      params: { path: { id: '8' }, header: { 'If-Match': '"3"' } },
      body: { keep: false, why: '又去看过' },
    })
    expect(made.emitted('done')).toHaveLength(1)
  })
  it('reads again when somebody else was quicker', async () => {
    POST.mockRejectedValue(new Problem(412, { detail: '已被别人改过' }))
    const made = settle(true)
    await made.findAll('button')[0]?.trigger('click')
    await made.get('textarea').setValue('又去看过')
    await made.get('form').trigger('submit')
    await flushPromises()
    expect(made.emitted('done')).toHaveLength(1)
  })
  it('only shows the difference to somebody who may not settle it', () => {
    expect(settle(false).findAll('button')).toHaveLength(0)
  })
  it('names the kind of disagreement, and whom an answer is about', () => {
    expect(conflictText({ conflict: 'same_key' } as Visit)).toContain('两种内容')
    expect(conflictText({ conflict: 'same_base' } as Visit)).toContain('两个人')
    const nameOf = nameIn([{ id: 5, name: '张三' }])
    expect([nameOf(5), nameOf(6)]).toEqual(['张三', '家人'])
  })
})
