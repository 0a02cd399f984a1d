import { describe, expect, it } from 'vitest'
import { tablesOf, type SourceRow } from './source-rows'

const row = (file: string, number: number, cells: Record<string, string>): SourceRow => ({
  dataset: 'd',
  file,
  sheet: '',
  row: number,
  cells: Object.entries(cells).map(([title, text]) => ({ title, text })),
})

describe('source rows', () => {
  it('stand together by file, without empty columns and without repeats', () => {
    const tables = tablesOf([
      row('人口.csv', 5, { 姓名: '甲', 学校: '', 电话: '138****0019' }),
      row('户.csv', 2, { 户编号: '1' }),
      row('人口.csv', 6, { 姓名: '乙', 学校: '', 电话: '' }),
      row('人口.csv', 5, { 姓名: '甲', 学校: '', 电话: '138****0019' }),
    ])
    expect(tables.map(({ file }) => file)).toEqual(['人口.csv', '户.csv'])
    expect(tables[0]?.titles).toEqual(['姓名', '电话'])
    expect(tables[0]?.rows).toEqual([
      { row: 5, texts: ['甲', '138****0019'] },
      { row: 6, texts: ['乙', ''] },
    ])
  })
  it('may have lost their file', () => {
    expect(tablesOf([row('旧.csv', 9, {})])[0]).toMatchObject({ titles: [], rows: [{ row: 9, texts: [] }] })
  })
})
