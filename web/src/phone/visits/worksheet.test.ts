import { describe, expect, it } from 'vitest'
import { amountsOf, centsOf, netOf, perHead, sumOf, textOf, type Form } from './worksheet'

const form = {
  items: [
    { name: 'w1', title: '', part: 'wage' },
    { name: 'w2', title: '', part: 'wage' },
    { name: 'b', title: '', part: 'business' },
    { name: 'p', title: '', part: 'property' },
    { name: 't', title: '', part: 'transfer' },
    { name: 'e', title: '', part: 'expense' },
    { name: 's', title: '', part: 'spending' },
  ],
} as unknown as Form

describe('the worksheet', () => {
  it('adds up 纯收入: four parts less the costs of business, large spending left alone', () => {
    const amounts = amountsOf(form, { w1: '100', w2: '20.5', b: '300', p: '4', t: '5', e: '9', s: '1000' })
    expect(sumOf(form, amounts, 'wage')).toBe(12050)
    expect(netOf(form, amounts)).toBe(42050)
  })
  it('divides by those in the household', () => {
    expect(perHead(10000, 3)).toBe(3333)
    expect(perHead(10000, 0)).toBeUndefined()
  })
  it('takes amounts as people type them', () => {
    expect(centsOf(' 1，200.5 ')).toBe(120050)
    expect(centsOf('')).toBe(0)
    for (const wrong of ['-3', '一百', '1.234', '999999999']) expect(centsOf(wrong)).toBeUndefined()
    expect(textOf(120050)).toBe('1200.5')
    expect(textOf(0)).toBe('')
  })
})
