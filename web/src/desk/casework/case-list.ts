// Columns and filters of the list of cases.
import { addMonths, monthOf, monthText } from '@/format/time'
import type { Column, Filter, Option } from '@/ui/list'
import { kinds, offices, statuses, type Case, type Procedure } from './case'

export const columns: readonly Column<Case>[] = [
  { name: 'head', title: '农户', fixed: true, width: '110' },
  { name: 'place', title: '地点', width: '150' },
  { name: 'kind', title: '程序', text: (one) => kinds[one.kind], width: '120' },
  { name: 'step', title: '步骤', text: (one) => one.step_title, width: '130' },
  { name: 'office', title: '等谁办', text: (one) => (one.office ? offices[one.office] : ''), width: '80' },
  { name: 'due', title: '期限', width: '100' },
  { name: 'status', title: '状态', width: '120' },
  {
    name: 'limit',
    title: '最迟确定',
    text: (one) => (one.status === 'open' ? (one.limit_on ?? '') : ''),
    width: '110',
  },
  { name: 'period', title: '月份', text: (one) => monthText(one.period), width: '100' },
  { name: 'number', title: '户编号', text: (one) => one.household_id, hidden: true },
  { name: 'raised', title: '核实或申请', text: (one) => one.raised_on, hidden: true },
]

const optionsOf = (words: Record<string, string>): Option[] =>
  Object.entries(words).map(([value, text]) => ({ value, text }))

// Each step, and "behind it": the steps after it.
export function stepOptions(procedures: readonly Procedure[], kind: string | undefined): Option[] {
  const found = new Map<string, Option>()
  const wanted = procedures.filter((one) => !kind || one.kind === kind)
  for (const { steps } of wanted) {
    for (const { id, title } of steps) if (!found.has(id)) found.set(id, { value: id, text: title })
  }
  for (const { steps } of wanted) {
    steps.slice(0, -1).forEach(({ title }, at) => {
      const value = steps
        .slice(at + 1)
        .map(({ id }) => id)
        .join(',')
      if (!found.has(value)) found.set(value, { value, text: `已过“${title}”` })
    })
  }
  return [...found.values()]
}

// The month to come and the year behind.
const AHEAD = 1
const BACK = 12
export function periodOptions(today: string): Option[] {
  const options: Option[] = []
  for (let at = AHEAD; at >= -BACK; at -= 1) {
    const value = addMonths(monthOf(today), at)
    options.push({ value, text: monthText(value) })
  }
  return options
}

export function filters(
  places: readonly Option[],
  procedures: readonly Procedure[],
  kind: string | undefined,
  today: string,
): readonly Filter[] {
  return [
    { name: 'kind', title: '程序', kind: 'choice', options: optionsOf(kinds) },
    { name: 'step', title: '步骤', kind: 'choice', options: stepOptions(procedures, kind) },
    {
      name: 'status',
      title: '状态',
      kind: 'choice',
      options: Object.entries(statuses).map(([value, { text }]) => ({ value, text })),
    },
    { name: 'office', title: '等谁办', kind: 'choice', options: optionsOf(offices) },
    { name: 'place', title: '地点', kind: 'choice', options: places },
    { name: 'period', title: '月份', kind: 'choice', options: periodOptions(today) },
    { name: 'overdue', title: '只看逾期', kind: 'flag' },
    { name: 'due_soon', title: '三天内到期', kind: 'flag' },
    { name: 'told', title: '逾期报到本级的', kind: 'flag' },
    { name: 'mine', title: '只看等我办理', kind: 'flag' },
  ]
}

// What can be done together: open cases of one procedure's version at one step that may be done in bulk, of the caller's office.
export function bulkStep(chosen: readonly Case[]): Pick<Case, 'step' | 'kind' | 'pack' | 'office'> | undefined {
  const [first] = chosen
  if (!first || first.status !== 'open') return undefined
  const same = chosen.every(
    ({ step, kind, pack, status }) =>
      step === first.step && kind === first.kind && pack === first.pack && status === 'open',
  )
  return same ? first : undefined
}

export const isOneVillage = (chosen: readonly Case[]) =>
  chosen.length > 0 && chosen.every(({ division_code: code }) => code === chosen[0]?.division_code)
