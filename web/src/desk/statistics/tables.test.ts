import { describe, expect, it } from 'vitest'
import { columnsOf } from './behind'
import {
  askedOf,
  behind,
  drawnOf,
  foldedOf,
  groupsOf,
  nameOf,
  textOfValue,
  titleOf,
  type Column,
  type Row,
  type Table,
} from './tables'

const column = (name: string, group: string | null, title: string, unit: Column['unit'] = 'households'): Column => ({
  name,
  group,
  title,
  unit,
  opens: !['per_head', 'percent'].includes(unit),
})
const row = (key: string | null, title: string, values: (number | null)[]): Row => ({ key, title, values })

const table: Table = {
  table: 'monitored',
  title: '监测对象',
  place: '441803',
  place_name: '清新区',
  from: '2023-01-01',
  as_of: '2023-06-30',
  row_title: '乡镇',
  by_place: true,
  behind: 'households',
  columns: [
    column('unstable_households', '脱贫不稳定户', '户'),
    column('unstable_people', '脱贫不稳定户', '人', 'people'),
    column('sudden_households', '突发严重困难户', '户'),
    column('share', null, '占比', 'percent'),
  ],
  rows: [row('441803101000', '太和镇', [46, 184, 0, null]), row('441803102000', '太平镇', [0, 0, 0, null])],
  total: row(null, '合计', [46, 184, 0, null]),
  notes: [],
}

describe('what the address asks for', () => {
  it('is a place and days, the village before its town', () => {
    expect(askedOf({})).toEqual({})
    expect(askedOf({ town: '441803101000', as_of: '2023-06-30', from: '2023-01-01', tab: 'risks' })).toEqual({
      place: '441803101000',
      as_of: '2023-06-30',
      from: '2023-01-01',
    })
    expect(askedOf({ town: '441803101000', village: '441803101201' })).toEqual({ place: '441803101201' })
    expect(askedOf({ village: '441803101201' })).toEqual({ place: '441803101201' })
  })
  it('forgets a village of another town', () => {
    expect(askedOf({ town: '441803102000', village: '441803101201' })).toEqual({ place: '441803102000' })
  })
})

describe('a table', () => {
  it('writes each unit its own way', () => {
    const of = (unit: Column['unit'], value: number | null) => textOfValue(column('x', null, 'x', unit), value)
    expect(of('households', 1240)).toBe('1,240')
    expect(of('cents', 123456)).toBe('1,234.56')
    expect(of('per_head', 400)).toBe('4.00')
    expect(of('percent', 6667)).toBe('66.7%')
    expect(of('percent', null)).toBe('—')
  })
  it('puts neighbours of one group under one head', () => {
    expect(groupsOf(table.columns).map(({ title, columns }) => [title, columns.length])).toEqual([
      ['脱贫不稳定户', 2],
      ['突发严重困难户', 1],
      [null, 1],
    ])
    expect(groupsOf([column('a', null, '甲'), column('b', null, '乙')])).toHaveLength(2)
  })
  it('folds rows without anything away when there are many', () => {
    const quiet = Array.from({ length: 4 }, (_, at) => row(`q${at}`, `乡${at}`, [0, 0, 0, null]))
    expect(foldedOf(table.rows).shown).toHaveLength(2)
    const folded = foldedOf([...quiet, ...table.rows])
    expect(folded.shown.map(({ title }) => title)).toEqual(['太和镇'])
    expect(folded.quiet).toHaveLength(5)
  })
  it('calls a figure by its group, or by itself', () => {
    expect(nameOf(table.columns[1]!)).toBe('脱贫不稳定户')
    expect(nameOf(column('overdue', '待核实', '其中超期', 'clues'))).toBe('待核实 其中超期')
    expect(nameOf(column('found', null, '发现', 'clues'))).toBe('发现')
  })
  it('leads to what is behind a figure, with the days of the page', () => {
    const [first] = table.columns
    const [town] = table.rows
    const query = { as_of: '2023-06-30' }
    expect(behind(table, first!, town!, query)).toEqual({
      as_of: '2023-06-30',
      table: 'monitored',
      column: 'unstable_households',
      row: '441803101000',
    })
    expect(behind(table, first!, table.total, query)).not.toHaveProperty('row')
    expect(titleOf(first!)).toBe('脱贫不稳定户 户')
  })
  it('draws the rows in which something is, and nothing when there is nothing', () => {
    const drawn = drawnOf(table)
    expect(drawn?.rows.map(({ title }) => title)).toEqual(['太和镇'])
    expect(drawn?.data.series.map(({ name, values }) => [name, ...values])).toEqual([
      ['脱贫不稳定户', 46],
      ['突发严重困难户', 0],
    ])
    expect(drawnOf({ ...table, rows: table.rows.slice(1) })).toBeUndefined()
    expect(drawnOf({ ...table, table: 'measures' })).toBeUndefined()
  })
})

describe('the list behind a figure', () => {
  it('says what each household adds, where that is neither itself nor its people', () => {
    const names = (unit: Column['unit']) => columnsOf(column('x', null, '措施', unit)).map(({ name }) => name)
    expect(names('measures')).toContain('value')
    expect(names('households')).not.toContain('value')
    expect(names('people')).not.toContain('value')
  })
  it('counts people as the figure does', () => {
    const household = { people: 4, value: 5 } as Parameters<
      NonNullable<ReturnType<typeof columnsOf>[number]['text']>
    >[0]
    const people = (unit: Column['unit']) =>
      columnsOf(column('x', null, '人', unit))
        .find(({ name }) => name === 'people')
        ?.text?.(household)
    expect(people('people')).toBe('5')
    expect(people('households')).toBe('4')
  })
})
