// Columns and filters of the list of households, and how its two questions are asked: browsing, and searching by a POST.
import { api, dataOf, type QueryOf } from '@/api/client'
import { count } from '@/format/number'
import { townOf } from '@/session/places'
import type { Column, Filter, Load, Option, Query } from '@/ui/list'
import { householdTypes, type HouseholdLine } from './household'
import type { Wanted } from './recognise'

const head: Column<HouseholdLine> = { name: 'head', title: '户主', fixed: true, width: '110' }
const found: Column<HouseholdLine> = { name: 'person', title: '找到的人', fixed: true, width: '130' }
const rest: readonly Column<HouseholdLine>[] = [
  { name: 'place', title: '所在村', width: '180' },
  { name: 'group', title: '村民小组', text: (line) => line.village_group, width: '90' },
  { name: 'type', title: '户类型', text: (line) => line.household_type, width: '150' },
  { name: 'population', title: '在户人数', text: (line) => count(line.population), number: true, width: '80' },
  { name: 'number', title: '户编号', text: (line) => line.household_id, width: '150' },
  { name: 'phone', title: '联系电话', width: '140' },
  { name: 'residency', title: '居住情况', text: (line) => line.residency, width: '110' },
]
export const browseColumns = [head, ...rest]
export const searchColumns = [found, head, ...rest]

// The town, then one of its villages.
export function filters(towns: readonly Option[], villages: readonly Option[]): readonly Filter[] {
  const town: Filter = { name: 'town', title: '乡镇', kind: 'choice', options: towns }
  const village: Filter = { name: 'village', title: '村', kind: 'choice', options: villages }
  return [
    ...(towns.length > 1 ? [town] : []),
    ...(villages.length > 1 ? [village] : []),
    {
      name: 'household_type',
      title: '户类型',
      kind: 'choice',
      options: householdTypes.map((text) => ({ value: text, text })),
    },
    { name: 'monitored', title: '只看监测对象', kind: 'flag' },
  ]
}

// A village of another town, left over from an earlier choice, is not meant.
export const divisionOf = ({ town, village }: Query) =>
  village && (!town || townOf(village) === town) ? village : town

export const browse: Load<HouseholdLine> = ({ town, village, ...wanted }) => {
  const division = divisionOf({ ...(town ? { town } : {}), ...(village ? { village } : {}) })
  const query = { ...wanted, ...(division ? { division } : {}) } as unknown as QueryOf<'listHouseholds'>
  return dataOf(api.GET('/api/v1/households', { params: { query } }))
}

export const searchFor =
  (wanted: () => Wanted | undefined): Load<HouseholdLine> =>
  async ({ cursor, limit }) => {
    const asked = wanted()
    if (!asked) return { items: [] }
    return dataOf(api.POST('/api/v1/households/search', { body: { ...asked, limit, ...(cursor ? { cursor } : {}) } }))
  }
