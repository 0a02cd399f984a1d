import { describe, expect, it } from 'vitest'
import { backOf, printPath, subjectOf } from './forms'

describe('what a form is printed of', () => {
  it('stands in the address and is read back', () => {
    for (const subject of [{ of: 'household', id: '12' } as const, { of: 'case', id: '7' } as const]) {
      const query = Object.fromEntries(new URLSearchParams(printPath(subject, 'visit').split('?')[1]))
      expect(subjectOf(query)).toEqual(subject)
    }
    expect(printPath({ of: 'blank' }, 'visit')).toBe('/forms/visit')
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
