import { describe, expect, it } from 'vitest'
import type { ItemOf } from '@/api/client'
import type { Clue } from '../clues/clue'
import { columnsOf, linesOf, totalOf } from './stand'

const sum = (division_code: string, state: Clue['state'], clues: number) =>
  ({ division_code, state, clues, rule: null }) as ItemOf<'summariseClues'>
const towns = [
  { code: '530326001000', name: '甲镇' },
  { code: '530326002', name: '乙镇' },
]
const sums = [
  sum('530326001000', 'found', 3),
  sum('530326001000', 'found', 2),
  sum('530326001000', 'shown', 9),
  sum('530326003000', 'sent', 1),
]

describe('where clues stand by place', () => {
  it('has a line for each town, also where nothing is', () => {
    const lines = linesOf(sums, [{ division_code: '530326001002' } as Clue], towns, false)
    expect(lines).toEqual([
      { code: '530326001000', name: '甲镇', clues: { found: 5 }, overdue: 1 },
      { code: '530326002000', name: '乙镇', clues: {}, overdue: 0 },
      { code: '530326003000', name: '530326003000', clues: { sent: 1 }, overdue: 0 },
    ])
    expect(totalOf(lines)).toMatchObject({ clues: { found: 5, sent: 1, closed: 0 }, overdue: 1 })
  })
  it('counts villages inside one town', () => {
    const villages = [{ code: '530326001002', name: '丙村' }]
    const lines = linesOf([], [{ division_code: '530326001002' } as Clue], villages, true)
    expect(lines).toEqual([{ code: '530326001002', name: '丙村', clues: {}, overdue: 1 }])
  })
  it('shows rare states only where there are some', () => {
    const lines = linesOf([sum('530326001000', 'returned', 1)], [], [], false)
    expect(columnsOf(totalOf(lines))).toEqual(['found', 'sent', 'returned', 'answered', 'reviewed', 'closed'])
  })
})
