// What a page says about its list; DataList does the rest.
import type { LocationQuery } from 'vue-router'

export interface Column<Row> {
  name: string
  title: string
  // The text of a cell; a slot named `cell-<name>` may draw it instead.
  text?: (row: Row) => string
  number?: boolean
  width?: string
  // May take several lines; other columns stay in one.
  wrap?: boolean
  // Shown unless the user chose otherwise; `fixed` cannot be hidden.
  hidden?: boolean
  fixed?: boolean
}

export interface Option {
  value: string
  text: string
}

// A filter of the list is a query parameter of the API and of the page's URL, under the same name. Never personal data.
export type Filter =
  | { name: string; title: string; kind: 'choice'; options: readonly Option[] }
  | { name: string; title: string; kind: 'flag' }
  | { name: string; title: string; kind: 'day' }
  | { name: string; title: string; kind: 'text'; placeholder?: string }

export interface Sort {
  value: string
  text: string
}

export interface Page<Row> {
  items: Row[]
  next?: string | null
}

export type Query = Record<string, string>
export type Load<Row> = (query: Query & { cursor?: string; limit: number }) => Promise<Page<Row>>

// What of a URL belongs to the list.
export function queryOf(route: LocationQuery, filters: readonly Filter[], sorts: readonly Sort[]): Query {
  const query: Query = {}
  for (const { name } of filters) {
    const value = route[name]
    if (typeof value === 'string' && value) query[name] = value
  }
  const sort = route.sort
  if (typeof sort === 'string' && sorts.some((one) => one.value === sort)) query.sort = sort
  return query
}

// The columns a user chose for a list, kept on this machine. Names of columns only.
const keyOf = (list: string) => `shouwang.columns.${list}`

export function keptColumns(list: string): string[] | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(list)) ?? 'null')
    return Array.isArray(kept) ? kept.map(String) : undefined
  } catch {
    return undefined
  }
}
export function keepColumns(list: string, names: readonly string[]) {
  localStorage.setItem(keyOf(list), JSON.stringify(names))
}
