// Columns and filters of the list of files handed in.
import { count, fileSize } from '@/format/number'
import { monthText, time } from '@/format/time'
import type { Column, Filter } from '@/ui/list'
import type { Datasets } from './datasets'
import { importStates, isRecognised, monthOptions, rowsOf, type Department, type Import } from './intake'

export const columns = (datasets: Datasets): readonly Column<Import>[] => [
  { name: 'file', title: '文件', fixed: true, wrap: true },
  { name: 'department', title: '部门', text: (one) => datasets.departmentTitle(one.department), width: '120' },
  { name: 'period', title: '月份', text: (one) => monthText(one.period), width: '100' },
  {
    name: 'dataset',
    title: '数据表',
    text: (one) => (isRecognised(one) ? one.datasets.map(datasets.datasetTitle).join('、') : '没有认出'),
    width: '120',
  },
  { name: 'used', title: '采用行', number: true, text: (one) => count(rowsOf(one, 'used')), width: '90' },
  { name: 'rejected', title: '退回行', number: true, text: (one) => count(rowsOf(one, 'rejected')), width: '90' },
  { name: 'state', title: '状态', width: '120' },
  { name: 'at', title: '交来时间', text: (one) => time(one.at), width: '150' },
  { name: 'by', title: '经办', text: (one) => one.by_name, hidden: true },
  { name: 'bytes', title: '大小', number: true, text: (one) => fileSize(one.bytes), hidden: true },
]

// Months: the last two years, those of the files read so far, and the one that the address asks for.
export function filters(
  departments: readonly Department[],
  recent: readonly Import[],
  asked: string,
): readonly Filter[] {
  const others = [...recent.map(({ period }) => period), ...(/^\d{4}-\d{2}$/.test(asked) ? [asked] : [])]
  const ofMonths: Filter = { name: 'period', title: '月份', kind: 'choice', options: monthOptions(others) }
  const state: Filter = {
    name: 'state',
    title: '状态',
    kind: 'choice',
    options: Object.entries(importStates).map(([value, { text }]) => ({ value, text })),
  }
  if (departments.length < 2) return [ofMonths, state]
  const options = departments.map(({ department, title }) => ({ value: department, text: title }))
  return [{ name: 'department', title: '部门', kind: 'choice', options }, ofMonths, state]
}
