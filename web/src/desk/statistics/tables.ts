// The tables of 统计 as the server gives them: how their cells read, where they lead, and what is drawn of them.
import type { LocationQuery, LocationQueryRaw } from 'vue-router'
import type { QueryOf, ReplyOf } from '@/api/client'
import { count, yuan } from '@/format/number'
import type { FigureData } from '@/ui/figure-data'
import type { Filter, Option } from '@/ui/list'

export type Table = ReplyOf<'readStatistics'>
export type Column = Table['columns'][number]
export type Row = Table['rows'][number]
export type TableName = Table['table']

export const tabs = [
  { name: 'monitored', title: '监测对象', tables: ['monitored', 'flow'] },
  { name: 'risks', title: '风险类型', tables: ['risks'] },
  { name: 'measures', title: '帮扶措施', tables: ['measures', 'measure-kinds'] },
  { name: 'visits', title: '走访', tables: ['visits'] },
  { name: 'clues', title: '线索', tables: ['clues'] },
  { name: 'quality', title: '数据质量', tables: ['quality'] },
] as const satisfies readonly { name: string; title: string; tables: readonly TableName[] }[]

// What of a page's address says which figures are meant; a village of another town, left over, is not meant.
export type Asked = Pick<QueryOf<'readStatistics'>, 'place' | 'as_of' | 'from'>
const textOf = (value: LocationQuery[string] | undefined) => (typeof value === 'string' && value ? value : undefined)

export function askedOf(query: LocationQuery): Asked {
  const town = textOf(query.town)
  const village = textOf(query.village)
  const place = village && (!town || village.startsWith(town.slice(0, 9))) ? village : town
  const asOf = textOf(query.as_of)
  const from = textOf(query.from)
  return { ...(place ? { place } : {}), ...(asOf ? { as_of: asOf } : {}), ...(from ? { from } : {}) }
}

export function filters(towns: readonly Option[], villages: readonly Option[]): readonly Filter[] {
  return [
    ...(towns.length > 1 ? [{ name: 'town', title: '乡镇', kind: 'choice', options: towns } as const] : []),
    ...(villages.length > 1 ? [{ name: 'village', title: '村', kind: 'choice', options: villages } as const] : []),
    { name: 'as_of', title: '截至', kind: 'day' },
    { name: 'from', title: '起算', kind: 'day' },
  ]
}

const HUNDRED = 100
export function textOfValue(column: Column, value: number | null | undefined): string {
  if (value === null || value === undefined) return '—'
  if (column.unit === 'cents') return yuan(value)
  if (column.unit === 'percent') return `${(value / HUNDRED).toFixed(1)}%`
  if (column.unit === 'per_head') return (value / HUNDRED).toFixed(2)
  return count(value)
}

// Neighbours with the same group stand under one head.
export interface ColumnGroup {
  title: string | null
  columns: Column[]
}
export function groupsOf(columns: readonly Column[]): ColumnGroup[] {
  const groups: ColumnGroup[] = []
  for (const column of columns) {
    const last = groups.at(-1)
    if (column.group && last?.title === column.group) last.columns.push(column)
    else groups.push({ title: column.group, columns: [column] })
  }
  return groups
}
// 脱贫不稳定户 人
export const titleOf = (column: Column) => [column.group, column.title].filter(Boolean).join(' ')

// Rows in which there is nothing are folded away when there are many of them.
const FEW = 3
export function foldedOf(rows: readonly Row[]): { shown: Row[]; quiet: Row[] } {
  const quiet = rows.filter((row) => row.values.every((value) => !value))
  if (quiet.length <= FEW) return { shown: [...rows], quiet: [] }
  return { shown: rows.filter((row) => !quiet.includes(row)), quiet }
}

// What a figure is called at the head of its list: its unit is said behind the number.
export const nameOf = (column: Column) =>
  column.group && /^[户人]$/.test(column.title) ? column.group : titleOf(column)

// The page of what is behind a figure: the figure, and all that the address said.
export const behind = (table: Table, column: Column, row: Row, query: LocationQuery): LocationQueryRaw => ({
  ...query,
  table: table.table,
  column: column.name,
  ...(row.key ? { row: row.key } : {}),
})

// What is drawn: the columns of each table that say most beside each other.
const drawn: Partial<Record<TableName, { columns: readonly string[]; stack: boolean }>> = {
  monitored: { columns: ['unstable_households', 'borderline_households', 'sudden_households'], stack: true },
  flow: { columns: ['identified_households', 'eliminated_households'], stack: false },
  risks: { columns: ['unstable_households', 'borderline_households', 'sudden_households'], stack: true },
  'measure-kinds': { columns: ['measures'], stack: false },
  clues: { columns: ['answered', 'waiting', 'unsent', 'vanished'], stack: true },
  quality: { columns: ['resolved', 'confirmed', 'refuted', 'waiting'], stack: true },
}

// The rows in which something is drawn; none: there is nothing to draw.
export function drawnOf(table: Table): { rows: Row[]; data: FigureData } | undefined {
  const choice = drawn[table.table]
  if (!choice) return undefined
  const found = choice.columns.flatMap((name) => {
    const at = table.columns.findIndex((column) => column.name === name)
    const column = table.columns[at]
    return column ? [{ at, column }] : []
  })
  const rows = table.rows.filter((row) => found.some(({ at }) => (row.values[at] ?? 0) > 0))
  if (rows.length === 0) return undefined
  const series = found.map(({ at, column }) => ({
    name: column.group ?? column.title,
    values: rows.map((row) => row.values[at] ?? 0),
    ...(choice.stack ? { stack: 'all' } : {}),
  }))
  return {
    rows,
    data: { labels: rows.map((row) => row.title), labelTitle: table.row_title, series, sideways: !table.by_place },
  }
}
