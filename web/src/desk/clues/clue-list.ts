// Columns and filters of the list of clues.
import type { Column, Filter, Option, Sort } from '@/ui/list'
import { clueKinds, clueSources, clueStates, recommendations, wordOf } from '@/format/words'
import { time } from '@/format/time'
import type { Clue } from './clue'

export const columns: readonly Column<Clue>[] = [
  { name: 'household', title: '农户', fixed: true, width: '96' },
  { name: 'place', title: '地点', width: '140' },
  { name: 'rule', title: '线索', text: (clue) => clue.rule?.title ?? wordOf(clueSources, clue.source), width: '130' },
  { name: 'explanation', title: '说明', text: (clue) => clue.explanation, wrap: true, width: '34%' },
  { name: 'recommendation', title: '处理建议', text: (clue) => recommendationText(clue), wrap: true, width: '190' },
  { name: 'state', title: '状态', width: '80' },
  { name: 'due', title: '期限', width: '96' },
  { name: 'kind', title: '类别', text: (clue) => wordOf(clueKinds, clue.kind), hidden: true },
  { name: 'risk', title: '风险类型', text: (clue) => clue.risk ?? '', hidden: true },
  { name: 'found', title: '发现时间', text: (clue) => time(clue.found_at), hidden: true },
]

export const recommendationText = (clue: Clue) =>
  (clue.recommendation ?? '')
    .split('\n')
    .map((part) => wordOf(recommendations, part))
    .filter(Boolean)
    .join(' · ')

const optionsOf = (words: Record<string, string>): Option[] =>
  Object.entries(words).map(([value, text]) => ({ value, text }))

export const sorts: readonly Sort[] = [
  { value: 'due', text: '按期限' },
  { value: 'newest', text: '新的在前' },
]

export const stateOptions: Option[] = Object.entries(clueStates).map(([value, { text }]) => ({ value, text }))
const WAITING = 'sent,returned,escalated'

export function filters(places: readonly Option[], rules: readonly Option[]): readonly Filter[] {
  return [
    {
      name: 'state',
      title: '状态',
      kind: 'choice',
      options: [...stateOptions, { value: WAITING, text: '村里核实中（全部）' }],
    },
    { name: 'place', title: '地点', kind: 'choice', options: places },
    { name: 'rule', title: '规则', kind: 'choice', options: rules },
    { name: 'kind', title: '类别', kind: 'choice', options: optionsOf(clueKinds) },
    { name: 'overdue', title: '只看逾期', kind: 'flag' },
    { name: 'mine', title: '只看等我办理', kind: 'flag' },
  ]
}
