// Filters of a list that an account keeps, in this browser. A filter is a query of the address: never personal data.
import type { Query } from '@/ui/list'

export interface SavedFilter {
  title: string
  query: Query
}

const keyOf = (list: string, account: string) => `shouwang.filters.${list}.${account}`

export function savedFilters(list: string, account: string): SavedFilter[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(list, account)) ?? '[]')
    return Array.isArray(kept)
      ? kept.filter((one): one is SavedFilter => !!one?.title && typeof one.query === 'object')
      : []
  } catch {
    return []
  }
}

// One with the same title takes its place.
export function withFilter(kept: readonly SavedFilter[], filter: SavedFilter): SavedFilter[] {
  return [...kept.filter(({ title }) => title !== filter.title), filter]
}

export function keepFilters(list: string, account: string, filters: readonly SavedFilter[]) {
  localStorage.setItem(keyOf(list, account), JSON.stringify(filters))
}

export const isSame = (a: Query, b: Query) =>
  JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort())
