// What departments hand in, as pages use it: types of the API, words, months.
import type { ItemOf, ReplyOf } from '@/api/client'
import { count } from '@/format/number'
import { addMonths, monthOf, monthText, today } from '@/format/time'
import type { Tone } from '@/format/words'
import type { Option } from '@/ui/list'

export type Import = ItemOf<'listImports'>
export type Preview = ReplyOf<'previewImport'>
export type PreviewSheet = Preview['sheets'][number]
export type Reject = Preview['rejects'][number]
export type Square = ItemOf<'readDatasetBoard'>
export type Department = ItemOf<'listDatasets'>
export type Dataset = Department['datasets'][number]

export const importStates: Record<Import['state'], { text: string; tone: Tone }> = {
  staged: { text: '待入库', tone: 'soon' },
  loaded: { text: '已入库', tone: 'open' },
  replaced: { text: '已被更正替换', tone: 'done' },
  withdrawn: { text: '已撤回', tone: 'quiet' },
}

export const TABLE_FILES = '.csv,.tsv,.txt,.xlsx,.xls,.ods'

export const isRecognised = (one: Import) => one.sheets.length > 0
export const rowsOf = (one: Import, what: 'read' | 'used' | 'rejected' | 'skipped') =>
  one.sheets.reduce((sum, sheet) => sum + sheet[what], 0)

// 读到 783 行，采用 779 行，退回 4 行
export function rowsText(one: Import): string {
  const parts = [`读到 ${count(rowsOf(one, 'read'))} 行`, `采用 ${count(rowsOf(one, 'used'))} 行`]
  if (rowsOf(one, 'rejected') > 0) parts.push(`退回 ${count(rowsOf(one, 'rejected'))} 行`)
  if (rowsOf(one, 'skipped') > 0) parts.push(`略过空行和合计等 ${count(rowsOf(one, 'skipped'))} 行`)
  return parts.join('，')
}

export const thisMonth = () => monthOf(today())
export const monthsUpTo = (last: string, many: number) =>
  Array.from({ length: many }, (_, index) => addMonths(last, index - many + 1))

const MONTHS_OFFERED = 24
// To choose from: the last two years, and whatever else there is.
export function monthOptions(others: readonly string[]): Option[] {
  const months = new Set([...monthsUpTo(thisMonth(), MONTHS_OFFERED), ...others])
  return [...months]
    .sort()
    .reverse()
    .map((value) => ({ value, text: monthText(value) }))
}

// Loaded files of the same department and month that hold one of its tables: what it would replace.
export function predecessors(one: Import, loaded: readonly Import[]): Import[] {
  return loaded.filter(
    (other) =>
      other.id !== one.id &&
      other.state === 'loaded' &&
      other.department === one.department &&
      other.period === one.period &&
      other.datasets.some((dataset) => one.datasets.includes(dataset)),
  )
}
