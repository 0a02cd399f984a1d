import { describe, expect, it } from 'vitest'
import type { Rule } from '../policies/policy'
import { defaultDay } from './default-day'
import { rulesWithout, tablesOn, type Square } from './tables'

const square = (period: string, dataset: string, state: 'in' | 'staged' | 'none'): Square => ({
  department: 'd',
  title: '医保局',
  period,
  due: null,
  datasets: [
    {
      dataset,
      title: dataset,
      in: state === 'in',
      staged: state === 'staged',
      late: false,
      replaced: 0,
      first_in: null,
    },
  ],
})
const departments = [
  {
    department: 'd',
    title: '医保局',
    datasets: [
      { name: 'settlement', title: '结算', accumulates: true, columns: [] },
      { name: 'roll', title: '学籍', accumulates: false, columns: [] },
    ],
  },
]
const rule = (id: string, requires: string[], any = false) =>
  ({ id, requires, requires_any_department: any }) as unknown as Rule

describe('tables that a comparison reads', () => {
  const squares = [
    square('2022-05', 'roll', 'in'),
    square('2022-04', 'roll', 'in'),
    square('2022-05', 'settlement', 'staged'),
    square('2022-04', 'settlement', 'in'),
    square('2021-06', 'settlement', 'in'),
    square('2021-05', 'settlement', 'in'),
    square('2022-05', 'vehicle', 'none'),
  ]
  const tables = tablesOn(squares, departments, '2022-05-31')
  const table = (name: string) => tables.find((one) => one.name === name)

  it('are those of twelve months where they accumulate, else of the latest month', () => {
    expect(table('settlement')?.months).toEqual(['2021-06', '2022-04'])
    expect(table('settlement')?.staged).toEqual(['2022-05'])
    expect(table('roll')?.months).toEqual(['2022-05'])
  })
  it('begin with what is missing', () => {
    expect(tables[0]?.name).toBe('vehicle')
    expect(tables[0]?.months).toEqual([])
  })
  it('leave out the rules that need what is missing', () => {
    const rules = [rule('A', ['vehicle']), rule('B', ['roll']), rule('C', [], true)]
    expect(rulesWithout(rules, tables).map(({ id }) => id)).toEqual(['A'])
    expect(rulesWithout(rules, tablesOn(squares, departments, '2020-01-31')).map(({ id }) => id)).toEqual([])
    const nothing = tablesOn([square('2022-05', 'vehicle', 'none')], departments, '2022-05-31')
    expect(rulesWithout(rules, nothing).map(({ id }) => id)).toEqual(['A', 'C'])
  })
})

describe('the day of a comparison', () => {
  it('is today while tables come in, else the end of the latest month with any', () => {
    expect(defaultDay('2022-06-10', '2022-06')).toBe('2022-06-10')
    expect(defaultDay('2022-06-10', '2022-05')).toBe('2022-05-31')
    expect(defaultDay('2022-06-10', undefined)).toBe('2022-06-10')
  })
})
