import { describe, expect, it } from 'vitest'
import { changedFields, draftOf, householdFields, rebased, shiftsBetween, shiftsOf } from './correction'

const row = {
  household_type: '一般农户',
  residency: '常住',
  division_code: '530326001001',
  village_group: '',
  phone: '199****0036',
}

describe('a correction', () => {
  it('sends what is changed, and a masked field only when something is typed', () => {
    const draft = draftOf(householdFields, row)
    expect(draft.phone).toBe('')
    expect(changedFields(householdFields, row, draft, [])).toEqual({})
    draft.village_group = ' 三组 '
    expect(changedFields(householdFields, row, draft, [])).toEqual({ village_group: '三组' })
    draft.phone = '19900000000'
    expect(changedFields(householdFields, row, draft, ['phone']).phone).toBe('19900000000')
  })
  it('empties a masked field when told to', () => {
    expect(changedFields(householdFields, row, draftOf(householdFields, row), ['phone'])).toEqual({ phone: '' })
  })
  it('shows before and after in words', () => {
    expect(shiftsOf(row, { phone: '', village_group: '三组' }, String)).toEqual([
      { name: 'phone', title: '联系电话', before: '199****0036', after: '空' },
      { name: 'village_group', title: '村民小组', before: '空', after: '三组' },
    ])
  })
  it('keeps what was typed when somebody else was quicker, and takes over the rest', () => {
    const now = { ...row, household_type: '脱贫户', residency: '空挂户' }
    const draft = { ...draftOf(householdFields, row), residency: '户在人不在' }
    expect(shiftsBetween(householdFields, row, now, String).map(({ name }) => name)).toEqual([
      'household_type',
      'residency',
    ])
    expect(rebased(householdFields, row, now, draft)).toMatchObject({
      household_type: '脱贫户',
      residency: '户在人不在',
    })
  })
})
