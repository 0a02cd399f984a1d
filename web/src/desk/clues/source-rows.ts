// The source rows of a clue as tables: rows of one file and sheet under the same titles stand together.
import type { ItemOf } from '@/api/client'

export type SourceRow = ItemOf<'readClueRows'>

export interface SourceTable {
  key: string
  file: string
  sheet: string
  titles: string[]
  rows: { row: number; texts: string[] }[]
}

export function tablesOf(items: readonly SourceRow[]): SourceTable[] {
  const tables = new Map<string, SourceTable>()
  for (const { file, sheet, row, cells } of items) {
    const titles = cells.map(({ title }) => title)
    const key = JSON.stringify([file, sheet, titles])
    const table = tables.get(key) ?? { key, file, sheet, titles, rows: [] }
    tables.set(key, table)
    // A row may be evidence twice: for the household and for a member.
    if (!table.rows.some((one) => one.row === row)) table.rows.push({ row, texts: cells.map(({ text }) => text) })
  }
  // A column that is empty in every row says nothing here.
  return [...tables.values()].map((table) => {
    const kept = table.titles.map((_, at) => table.rows.some(({ texts }) => texts[at] !== ''))
    return {
      ...table,
      titles: table.titles.filter((_, at) => kept[at]),
      rows: table.rows.map(({ row, texts }) => ({ row, texts: texts.filter((_, at) => kept[at]) })),
    }
  })
}
