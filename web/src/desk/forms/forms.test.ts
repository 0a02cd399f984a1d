import { describe, expect, it } from 'vitest'
import { backOf, printPlace, subjectOf } from './forms'

describe('what a form is printed of', () => {
  it('stands in the address and is read back', () => {
    for (const subject of [{ of: 'household', id: '12' } as const, { of: 'case', id: '7' } as const]) {
      expect(subjectOf(printPlace(subject, 'visit').query)).toEqual(subject)
    }
    expect(printPlace({ of: 'blank' }, 'visit')).toEqual({ path: '/forms/visit', query: {} })
  })
  it('is blank for what is no number', () => {
    expect(subjectOf({ household: '../1' })).toEqual({ of: 'blank' })
    expect(subjectOf({})).toEqual({ of: 'blank' })
  })
  it('leads back to where it came from', () => {
    expect(backOf({ of: 'case', id: '7' }).to).toBe('/cases/7')
    expect(backOf({ of: 'blank' }).to).toBe('/forms')
  })
})
