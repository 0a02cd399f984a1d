// Columns and filters of the list of visits that do not agree with another.
import { yuan } from '@/format/number'
import { time } from '@/format/time'
import type { Column, Filter, Option } from '@/ui/list'
import { conflictText, type Visit } from './differences'

export const columns: readonly Column<Visit>[] = [
  { name: 'head', title: '农户', fixed: true, width: '110' },
  { name: 'place', title: '地点', width: '180' },
  { name: 'visited', title: '走访时间', text: (one) => one.visited_on, width: '110' },
  { name: 'visitor', title: '走访人', text: (one) => one.visitor_name, width: '110' },
  { name: 'purpose', title: '走访事由', text: (one) => one.purpose_title, width: '100' },
  { name: 'conflict', title: '怎么不一致', text: conflictText, wrap: true },
  {
    name: 'per-head',
    title: '人均纯收入（元）',
    text: (one) => (one.per_head === null ? '' : yuan(one.per_head)),
    number: true,
    width: '130',
  },
  { name: 'created', title: '交来', text: (one) => time(one.created_at), width: '130' },
  { name: 'number', title: '户编号', text: (one) => one.household_id, hidden: true },
]

export const filters = (places: readonly Option[]): readonly Filter[] => [
  { name: 'place', title: '地点', kind: 'choice', options: places },
]
