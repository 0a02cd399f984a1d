import { describe, expect, it } from 'vitest'
import { centsOf, contractOf, missingIn, newDraft, ratioText, yuanText } from './insurance'

describe('money as it is typed', () => {
  it('is read to the cent, or not at all', () => {
    expect(centsOf('100')).toBe(10000)
    expect(centsOf('1,234.5')).toBe(123450)
    expect(centsOf('0.07')).toBe(7)
    for (const wrong of ['', '-1', '1.234', '一百', '1e3', '1234567890']) expect(centsOf(wrong)).toBeUndefined()
  })
  it('is written so that it can be read back', () => {
    for (const cents of [7, 10000, 123450]) expect(centsOf(yuanText(cents))).toBe(cents)
  })
})

describe('a contract', () => {
  const draft = () => ({ ...newDraft(2022), premium: '100', payers: [{ who: ' 县财政 ', share: '80' }] })
  it('is complete when the shares make up the premium', () => {
    expect(missingIn(draft())).toContain('应等于每人保费')
    const whole = draft()
    whole.payers.push({ who: '个人', share: '20' })
    expect(missingIn(whole)).toBe('')
    expect(contractOf(whole).payers).toEqual([
      { who: '县财政', share: 8000 },
      { who: '个人', share: 2000 },
    ])
  })
  it('needs somebody to insure', () => {
    expect(missingIn({ ...draft(), covers: [] })).toBe('请选择参保对象')
  })
})

it('what was paid out of a hundred', () => {
  expect(ratioText(2500)).toBe('25.00%')
  expect(ratioText(null)).toBe('')
})
