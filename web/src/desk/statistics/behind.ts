// Columns of the list behind a figure of households.
import type { ItemOf } from '@/api/client'
import { count } from '@/format/number'
import type { Column } from '@/ui/list'
import { textOfValue, titleOf, type Column as Figure } from './tables'

export type Household = ItemOf<'listStatisticsHouseholds'>

// The last column is what a household adds, where that is not just itself.
export function columnsOf(figure: Figure | undefined): readonly Column<Household>[] {
  const adds: Column<Household>[] =
    figure && figure.unit !== 'households' && figure.unit !== 'people'
      ? [
          {
            name: 'value',
            title: titleOf(figure),
            text: (row) => textOfValue(figure, row.value),
            number: true,
            fixed: true,
            width: '110',
          },
        ]
      : []
  return [
    { name: 'head', title: '户主', fixed: true, width: '110' },
    { name: 'place', title: '所在村', width: '180' },
    {
      name: 'people',
      title: '人口',
      text: (row) => count(figure?.unit === 'people' ? row.value : row.people),
      number: true,
      width: '70',
    },
    ...adds,
    { name: 'category', title: '监测类别', text: (row) => row.category, width: '140' },
    { name: 'risks', title: '风险类型', text: (row) => row.risks ?? '', wrap: true },
    { name: 'identified', title: '识别时间', text: (row) => row.identified_on, width: '110' },
    {
      name: 'eliminated',
      title: '消除时间',
      text: (row) => [row.eliminated_on, row.elimination_kind].filter(Boolean).join(' '),
      width: '170',
    },
    { name: 'number', title: '户编号', text: (row) => row.household_id, width: '150' },
  ]
}
