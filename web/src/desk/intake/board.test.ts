import { describe, expect, it } from 'vitest'
import { linesOf, sayOf, standOf } from './board'
import { monthsUpTo } from './intake'
import type { Square } from './intake'

const entry = (of: Partial<Square['datasets'][number]>) => ({
  dataset: 'death',
  title: '死亡',
  in: false,
  staged: false,
  late: false,
  replaced: 0,
  first_in: null,
  ...of,
})
const square = (period: string, datasets: Square['datasets']): Square => ({
  department: 'civil_affairs',
  title: '民政局',
  period,
  due: `${period}-12`,
  datasets,
})

describe('a square of the board', () => {
  it('is loud only for what is owed this month', () => {
    const say = (of: Partial<Square['datasets'][number]>, period: string) =>
      sayOf(entry(of), square(period, []), '2022-05')
    expect(say({ late: true }, '2022-05')).toEqual({ text: '逾期未交', tone: 'act', beside: '' })
    expect(say({ late: true }, '2022-04').tone).toBe('quiet')
    expect(say({}, '2022-05')).toEqual({ text: '还没交', tone: 'quiet', beside: '5月12日前' })
    expect(say({ staged: true }, '2022-05').text).toBe('待入库')
    expect(say({ in: true, first_in: '2022-05-10' }, '2022-05').text).toBe('已交 5月10日')
    expect(say({ in: true, late: true, replaced: 1, first_in: '2022-05-14' }, '2022-05')).toEqual({
      text: '迟交 5月14日',
      tone: 'soon',
      beside: '更正 1 次',
    })
    expect(say({ in: true, late: true, first_in: '2026-11-22' }, '2022-05').text).toBe('迟交 2026-11-22')
  })
})

describe('the board', () => {
  const squares = [
    square('2022-04', [
      entry({ in: true, first_in: '2022-04-01' }),
      entry({ dataset: 'assistance', title: '社会救助' }),
    ]),
    square('2022-05', [entry({ late: true }), entry({ dataset: 'assistance', title: '社会救助', in: true })]),
  ]
  it('has a line for each table, grouped by department', () => {
    const lines = linesOf(squares, ['2022-04', '2022-05'], '2022-05')
    expect(lines.map(({ datasetTitle, span }) => [datasetTitle, span])).toEqual([
      ['死亡', 2],
      ['社会救助', 0],
    ])
    expect(lines[0]?.squares.map(({ said }) => said.text)).toEqual(['已交 4月1日', '逾期未交'])
  })
  it('sums up where a month stands', () => {
    expect(standOf(squares.slice(1))).toEqual({
      owed: 2,
      in: 1,
      staged: 0,
      missing: ['民政局'],
      late: true,
      due: '2022-05-12',
    })
  })
})

describe('months', () => {
  it('are counted over the year', () => {
    expect(monthsUpTo('2022-02', 3)).toEqual(['2021-12', '2022-01', '2022-02'])
  })
})
