// How a sheet's columns are understood, as somebody mends it on its first rows: a choice of the table, of the header's row and,
// for each column of the file, of the column that it is. Only what differs from what the server finds by itself is sent: that is
// what it keeps for next month.
import type { BodyOf } from '@/api/client'
import type { Dataset, Import, PreviewSheet } from './intake'

export type SheetMapping = BodyOf<'mapImport'>['sheets'][number]
export interface Draft {
  dataset: string
  // Index into the rows shown; -1: not known.
  header: number
  // By column of the file: name of the column, blank when it is not used.
  columns: string[]
}

const plain = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/^\*+|\*+$/g, '')
// Of a header in two rows the server joins both: 费用/自付.
const isTitle = (title: string, cell: string) => title === cell || title.endsWith(`/${cell}`)

export function headerOf(sheet: PreviewSheet): number {
  const titles = [...sheet.headers.map(({ header }) => header), ...sheet.headers_not_used]
  if (titles.length === 0) return guessHeader(sheet)
  let best = { at: -1, hits: 0 }
  sheet.as_written.forEach((row, at) => {
    const hits = row.filter((cell) => cell && titles.some((title) => isTitle(title, plain(cell)))).length
    if (hits > best.hits) best = { at, hits }
  })
  return best.at
}
// The first row with two cells or more: above it there is a title at most.
const guessHeader = (sheet: PreviewSheet) => sheet.as_written.findIndex((row) => row.filter(Boolean).length > 1)

export const widthOf = (sheet: PreviewSheet) => Math.max(0, ...sheet.as_written.map((row) => row.length))

// What a column is called; the cell above where a two-row header leaves the lower one blank.
export function titleAt(sheet: PreviewSheet, header: number, column: number): string {
  return sheet.as_written[header]?.[column] || (header > 0 ? (sheet.as_written[header - 1]?.[column] ?? '') : '')
}

// The column that answers to a header by its title or another name for it.
function columnFor(dataset: Dataset | undefined, title: string): string {
  const wanted = plain(title)
  if (!wanted) return ''
  const names = (column: Dataset['columns'][number]) => [column.title, ...column.aliases].map(plain)
  return dataset?.columns.find((column) => names(column).includes(wanted))?.name ?? ''
}

export function suggest(sheet: PreviewSheet, header: number, dataset: Dataset | undefined): string[] {
  const used = new Set<string>()
  return Array.from({ length: widthOf(sheet) }, (_, at) => {
    const name = columnFor(dataset, titleAt(sheet, header, at))
    if (!name || used.has(name)) return ''
    used.add(name)
    return name
  })
}

// What the server made of the sheet, or what was last tried, or what looks likeliest.
export function draftOf(sheet: PreviewSheet, one: Import, owed: readonly Dataset[]): Draft {
  const header = headerOf(sheet)
  const tried = one.mapping.find((mapping) => !mapping.sheet || mapping.sheet === sheet.sheet)
  if (sheet.dataset) {
    const left = [...sheet.headers]
    const columns = Array.from({ length: widthOf(sheet) }, (_, at) => {
      const title = plain(titleAt(sheet, header, at))
      const found = title ? left.findIndex((one) => isTitle(one.header, title)) : -1
      return found < 0 ? '' : (left.splice(found, 1)[0]?.column ?? '')
    })
    return { dataset: sheet.dataset, header, columns }
  }
  const hits = (dataset: Dataset) => suggest(sheet, header, dataset).filter(Boolean).length
  const likeliest = [...owed].sort((a, b) => hits(b) - hits(a))[0]
  const dataset = owed.find(({ name }) => name === tried?.dataset) ?? likeliest
  const columns = suggest(sheet, header, dataset)
  for (const { header: title, column } of tried?.columns ?? []) {
    const at = columns.findIndex((_, index) => plain(titleAt(sheet, header, index)) === plain(title))
    if (at >= 0) choose(columns, at, column)
  }
  return { dataset: dataset?.name ?? '', header, columns }
}

// A column stands for one column of the file only.
export function choose(columns: string[], at: number, name: string) {
  const before = name ? columns.indexOf(name) : -1
  if (before >= 0) columns[before] = ''
  columns[at] = name
}

export function missingOf(draft: Draft, dataset: Dataset | undefined): string[] {
  return (dataset?.columns ?? [])
    .filter(({ name, required }) => required && !draft.columns.includes(name))
    .map(({ title }) => title)
}

export const isChanged = (draft: Draft, before: Draft) => JSON.stringify(draft) !== JSON.stringify(before)

// The mapping to send for a sheet.
export function mappingOf(sheet: PreviewSheet, draft: Draft, one: Import): SheetMapping {
  const kept = one.mapping.find(({ sheet: name, dataset }) => name === sheet.sheet && dataset === draft.dataset)
  const isSame = sheet.dataset === draft.dataset && headerOf(sheet) === draft.header
  const isFound = (title: string, column: string) =>
    isSame &&
    sheet.headers.some((found) => isTitle(found.header, plain(title)) && found.column === column) &&
    !kept?.columns.some((one) => isTitle(one.header, plain(title)))
  const columns = draft.columns
    .map((column, at) => ({ header: titleAt(sheet, draft.header, at).trim(), column }))
    .filter(({ header, column }) => header && column && !isFound(header, column))
  return {
    sheet: sheet.sheet,
    dataset: draft.dataset,
    ...(isSame && kept?.header ? { header: kept.header } : {}),
    columns,
  }
}
