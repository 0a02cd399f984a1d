import { describe, expect, it } from 'vitest'
import type { Person } from './household'
import { bodyOf, isComplete, mayLeave, newDraft, willOf } from './natural'

const members = [
  { id: 1, name: '张三', relation: '户主', status: '在户' },
  { id: 2, name: '李四', relation: '配偶', status: '在户' },
  { id: 3, name: '张一', relation: '之女', status: '迁出' },
] as Person[]

describe('natural change', () => {
  it('of who comes has a person without what is blank', () => {
    const draft = { ...newDraft('2022-05-31'), name: '张小', relation: '之子', sex: '男', reason: ' 出生登记 ' }
    expect(isComplete(draft, false)).toBe(true)
    expect(bodyOf(draft, false)).toEqual({
      kind: 'birth',
      date: '2022-05-31',
      reason: '出生登记',
      person: { name: '张小', relation: '之子', sex: '男', health: '健康' },
    })
    expect(willOf(draft, members, false)).toBe('张小将加入本户，在户人口由 2 人变为 3 人。')
  })
  it('of who goes names a new head when it must', () => {
    const draft = { ...newDraft('2022-05-31'), kind: 'death' as const, leaves: 1, reason: '病故' }
    expect(isComplete(draft, true)).toBe(false)
    draft.newHead = 2
    expect(isComplete(draft, true)).toBe(true)
    expect(bodyOf(draft, true)).toEqual({ kind: 'death', date: '2022-05-31', reason: '病故', leaves: 1, new_head: 2 })
    expect(willOf(draft, members, true)).toContain('在户人口由 2 人变为 1 人，户主改为李四')
  })
  it('lets those who moved out die, but not move out again', () => {
    expect(mayLeave('death', members).map(({ id }) => id)).toEqual([1, 2, 3])
    expect(mayLeave('move_out', members).map(({ id }) => id)).toEqual([1, 2])
  })
})
