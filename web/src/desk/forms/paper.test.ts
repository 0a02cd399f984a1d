import { describe, expect, it } from 'vitest'
import { fitOf, paperOf } from './paper'

describe('paper in a window', () => {
  const portrait = { width: 794, height: 2300 }
  it('is made smaller as a whole where the window is narrower', () => {
    expect(fitOf(397, portrait)).toEqual({ ...portrait, scale: 0.5 })
  })
  it('is left alone where it has room, and before either is known', () => {
    expect([fitOf(794, portrait), fitOf(1200, portrait), fitOf(0, portrait), fitOf(390, undefined)]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })
  it('is as wide as its widest page', () => {
    const page = (width: number) => {
      const sheet = document.createElement('div')
      sheet.className = 'sheet'
      Object.defineProperty(sheet, 'offsetWidth', { value: width })
      return sheet
    }
    expect(paperOf(document)).toBeUndefined()
    document.body.append(page(794), page(1123))
    expect(paperOf(document)?.width).toBe(1123)
  })
})
