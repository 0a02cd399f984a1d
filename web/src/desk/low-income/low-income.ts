// Low-income layers: their words, and the columns and filters of their list.
import type { ItemOf } from '@/api/client'
import { monthText } from '@/format/time'
import type { Column, Filter, Option } from '@/ui/list'

export type LayerHousehold = ItemOf<'listLayers'>
export type LayerEntry = LayerHousehold['layers'][number]
export type Layer = LayerEntry['layer']

export const layerTitles: Record<Layer, string> = {
  minimum_living: '低保',
  destitute: '特困',
  monitored: '监测对象',
  borderline: '低保边缘',
  rigid_spending: '刚性支出困难',
  other: '其他',
}
const doubtTitles: Record<LayerHousehold['doubts'][number]['doubt'], string> = {
  dropped: '新名单里没有了',
  unlisted: '有兜底措施，名单里没有',
  not_member: '名单在册，底册不在户',
  other_name: '姓名不一致',
  two_kinds: '一人两种身份',
}

// Who says so and when: 民政局 2022年5月名单; 监测台账 2022-05-12.
export const confirmedText = (entry: LayerEntry) =>
  entry.period ? `${entry.by} ${monthText(entry.period)}名单` : `${entry.by} ${entry.confirmed_on}`

// Of a list the members on it; of the rest the kinds, which say more.
export const whoText = (entry: LayerEntry) =>
  (entry.layer === 'monitored' || entry.layer === 'other' ? entry.kinds : entry.names).join('、')

export const columns: readonly Column<LayerHousehold>[] = [
  { name: 'head', title: '户主', fixed: true, width: '100' },
  { name: 'place', title: '所在村', width: '150' },
  { name: 'type', title: '户类型', text: (one) => one.household_type, width: '110', hidden: true },
  { name: 'layers', title: '在哪几层、谁确认的', fixed: true, wrap: true },
  { name: 'doubts', title: '各方不一致', fixed: true, wrap: true, width: '36%' },
]

const optionsOf = (titles: Record<string, string>): Option[] =>
  Object.entries(titles).map(([value, text]) => ({ value, text }))

export const filters = (places: readonly Option[]): readonly Filter[] => [
  { name: 'place', title: '地点', kind: 'choice', options: places },
  { name: 'layer', title: '分层', kind: 'choice', options: optionsOf(layerTitles) },
  { name: 'doubt', title: '哪种不一致', kind: 'choice', options: optionsOf(doubtTitles) },
  { name: 'doubtful', title: '只看不一致的', kind: 'flag' },
]
