import { describe, expect, it } from 'vitest'
import { against, originsOf } from './month-lists'

describe('the drafts of step 2', () => {
  it('a case can begin with the clue and with the application', () => {
    expect(originsOf({ clue: 7, application: 9, reasons: ['医疗支出大', '农户申请'] })).toEqual([
      { clue: 7, text: '医疗支出大' },
      { application: 9, text: '农户申请' },
    ])
    expect(originsOf({ clue: null, application: null, reasons: [] })).toEqual([])
  })
  it('says what speaks against letting a family go', () => {
    const one = { helped_since: '2022-01-05', ready_on: '2022-07-05', open_clues: 0, is_ready: false }
    expect(against(one)).toBe('2022-07-05 帮扶期满')
    expect(against({ ...one, open_clues: 2 })).toBe('还有 2 条风险线索没有核实')
    expect(against({ ...one, helped_since: null, ready_on: null })).toBe('还没有实施措施')
    expect(against({ ...one, is_ready: true })).toBe('')
  })
})
