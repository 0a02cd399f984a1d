import { describe, expect, it } from 'vitest'
import { figureOf, lastSums, type Income } from './income'

const income = (period_end: string, wage: number | null, expense: number | null) =>
  ({ period_end, wage, business: 100_00, property: null, transfer: 0, expense }) as Income

describe('incomes', () => {
  it('are drawn by period, the earliest first, with what is left', () => {
    const { labels, series } = figureOf([income('2022-05-31', 500_00, 50_00), income('2021-05-31', null, null)])
    expect(labels).toEqual(['2021-05-31', '2022-05-31'])
    expect(series.find(({ name }) => name === '工资性')?.values).toEqual([null, 500])
    expect(series.find(({ name }) => name === '纯收入')?.values).toEqual([100, 550])
  })
  it('are summed for the last period, also a head', () => {
    expect(lastSums([income('2022-05-31', 500_00, 50_00)], 3)).toEqual({ until: '2022-05-31', net: 55000, head: 18333 })
    expect(lastSums([income('2022-05-31', 500_00, 50_00)], 0)?.head).toBeUndefined()
    expect(lastSums([], 3)).toBeUndefined()
  })
})
