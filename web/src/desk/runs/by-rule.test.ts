import { describe, expect, it } from 'vitest'
import type { PolicyDetail } from '../policies/policy'
import { groupsOf, townsOf, type Sum } from './by-rule'
import { stateOf, type Run } from './run'

const run = { counts: { by_rule: { 'Q-1': 2, 'R-1': 5, 'R-2': 0 } } } as unknown as Run
const pack = {
  rules: [
    { id: 'R-1', title: '收入低', kind: 'risk' },
    { id: 'R-2', title: '住房', kind: 'risk' },
    { id: 'Q-1', title: '证件无效', kind: 'quality' },
  ],
} as unknown as PolicyDetail
const sum = (id: string, division_code: string, state: Sum['state'], clues: number): Sum => ({
  division_code,
  state,
  clues,
  rule: { id, title: id, kind: 'risk', pack: 'p', advice: '' },
})
const sums = [
  sum('R-1', '530326001000', 'found', 3),
  sum('R-1', '530326001000', 'sent', 1),
  sum('R-1', '530326002000', 'closed', 2),
  sum('R-9', '530326002000', 'found', 7),
]

describe('clues by rule and town', () => {
  it('are those of the rules that ran, risks first', () => {
    const groups = groupsOf(run, pack, sums, [])
    expect(groups.map(({ kind, found }) => [kind, found])).toEqual([
      ['risk', 5],
      ['quality', 2],
    ])
    expect(groups[0]?.rows[0]).toMatchObject({ id: 'R-1', title: '收入低', found: 5, now: 6 })
    expect(groups[0]?.rows[0]?.towns).toEqual({ '530326001': 4, '530326002': 2 })
    expect(townsOf(groups)).toEqual(['530326001', '530326002'])
  })
  it('are those of the states that are asked for', () => {
    expect(groupsOf(run, pack, sums, ['found', 'sent'])[0]?.rows[0]?.now).toBe(4)
  })
})

describe('the state of a comparison', () => {
  it('is the verdict for a repeat', () => {
    expect(stateOf({ state: 'done', same: null } as Run).text).toBe('已完成')
    expect(stateOf({ state: 'done', same: true } as Run).text).toBe('结果一致')
    expect(stateOf({ state: 'done', same: false } as Run)).toEqual({ text: '结果不同', tone: 'act' })
    expect(stateOf({ state: 'running', same: null } as Run).text).toBe('比对中')
  })
})
