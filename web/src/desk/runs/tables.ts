// Which department tables a comparison will read on a day, month by month; the server chooses by the same rule
// (src/intake/run_inputs.cpp): of tables that accumulate those of twelve months, of others those of the latest month.
import type { ItemOf } from '@/api/client'
import { addMonths, monthOf } from '@/format/time'
import type { Rule } from '../policies/policy'

export type Square = ItemOf<'readDatasetBoard'>
type Department = ItemOf<'listDatasets'>

const MONTHS_READ = 12

export interface Table {
  name: string
  title: string
  department: string
  months: string[] // read, oldest first
  staged: string[] // handed in but not loaded
}

export const firstMonthRead = (day: string) => addMonths(monthOf(day), 1 - MONTHS_READ)

export function tablesOn(squares: readonly Square[], departments: readonly Department[], day: string): Table[] {
  const accumulating = new Set(
    departments.flatMap(({ datasets }) => datasets.filter((one) => one.accumulates).map(({ name }) => name)),
  )
  const [first, last] = [firstMonthRead(day), monthOf(day)]
  const tables = new Map<string, Table>()
  for (const square of [...squares].sort((a, b) => a.period.localeCompare(b.period))) {
    if (square.period < first || square.period > last) continue
    for (const one of square.datasets) {
      const table = tables.get(one.dataset) ?? {
        name: one.dataset,
        title: one.title,
        department: square.title,
        months: [],
        staged: [],
      }
      tables.set(one.dataset, table)
      if (one.in) table.months = accumulating.has(one.dataset) ? [...table.months, square.period] : [square.period]
      if (one.staged) table.staged.push(square.period)
    }
  }
  // What is missing is read first.
  return [...tables.values()].sort((a, b) => Number(a.months.length > 0) - Number(b.months.length > 0))
}

// The rules that will be left out because a table is not there.
export function rulesWithout(rules: readonly Rule[], tables: readonly Table[]): Rule[] {
  const missing = new Set(tables.filter(({ months }) => months.length === 0).map(({ name }) => name))
  const nothing = tables.length > 0 && tables.every(({ months }) => months.length === 0)
  return rules.filter(
    (rule) => rule.requires.some((name) => missing.has(name)) || (rule.requires_any_department && nothing),
  )
}
