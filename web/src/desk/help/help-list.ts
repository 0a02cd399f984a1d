// Columns and filters of the list of helped households.
import type { Column, Filter, Option } from '@/ui/list'
import { count } from '@/format/number'
import { warningKinds, type Helped } from './help'

export const columns: readonly Column<Helped>[] = [
  { name: 'head', title: '农户', fixed: true, width: '96' },
  { name: 'place', title: '地点', width: '150' },
  { name: 'category', title: '监测类别', text: (row) => row.category, width: '120' },
  { name: 'risks', title: '风险', text: (row) => row.risks.join('、'), wrap: true, width: '170' },
  { name: 'plan', title: '帮扶计划', width: '96' },
  { name: 'measures', title: '措施', text: measuresText, wrap: true, width: '190' },
  { name: 'warnings', title: '提示', wrap: true, width: '26%' },
  { name: 'contact', title: '监测联系人', width: '100' },
  { name: 'people', title: '人口', text: (row) => count(row.people), number: true, hidden: true },
  { name: 'identified', title: '识别时间', text: (row) => row.identified_on ?? '', hidden: true },
]

function measuresText({ measures, registered }: Helped): string {
  const parts = [
    measures.planned ? `待公示 ${measures.planned}` : '',
    measures.posted ? `待实施 ${measures.posted}` : '',
    measures.carried ? `待核查 ${measures.carried}` : '',
    measures.checked ? `已核查 ${measures.checked}` : '',
    registered.length ? `底册原有 ${registered.length} 类` : '',
  ]
  return parts.filter(Boolean).join('，') || '无'
}

export const filters = (places: readonly Option[]): readonly Filter[] => [
  { name: 'place', title: '地点', kind: 'choice', options: places },
  {
    name: 'plan',
    title: '计划',
    kind: 'choice',
    options: [
      { value: 'false', text: '没有计划' },
      { value: 'true', text: '已有计划' },
    ],
  },
  {
    name: 'warning',
    title: '提示',
    kind: 'choice',
    options: Object.entries(warningKinds).map(([value, text]) => ({ value, text })),
  },
]
