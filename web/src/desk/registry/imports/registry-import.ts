// Imports of the register as pages use them.
import type { ItemOf } from '@/api/client'
import { count } from '@/format/number'
import type { Tone } from '@/format/words'
import { entityTitles } from '../household'

export type RegistryImport = ItemOf<'listRegistryImports'>
export type Difference = ItemOf<'listDifferences'>
export type DifferenceItem = Difference['items'][number]
export type Kind = 'corrected' | 'new' | 'changed' | 'gone'

export const states: Record<RegistryImport['state'], { text: string; tone: Tone }> = {
  open: { text: '等待比对', tone: 'open' },
  compared: { text: '等待决定', tone: 'soon' },
  accepted: { text: '已接受', tone: 'done' },
  discarded: { text: '已放弃', tone: 'quiet' },
  reverted: { text: '已撤回', tone: 'quiet' },
}
export const isDecided = ({ state }: RegistryImport) => !['open', 'compared'].includes(state)

export const kindTitles: Record<DifferenceItem['kind'], string> = { new: '新增', changed: '变更', gone: '消失' }

export const entities = ['household', 'person', 'monitored', 'income', 'measure', 'kinship'] as const
export function sums({ counts }: RegistryImport) {
  if (!counts) return []
  return entities.map((entity) => ({ entity, title: entityTitles[entity] ?? entity, ...counts.differences[entity] }))
}
const totalOf = (one: RegistryImport, kind: 'new' | 'changed' | 'gone') =>
  sums(one).reduce((total, sum) => total + sum[kind], 0)
export const changesNothing = (one: RegistryImport) =>
  !!one.counts && (['new', 'changed', 'gone'] as const).every((kind) => totalOf(one, kind) === 0)

// What accepting will do, in a sentence.
export function acceptWords(one: RegistryImport): string {
  if (!one.counts) return ''
  const { corrected, household } = one.counts.differences
  const parts = (['new', 'changed', 'gone'] as const)
    .map((kind) => [kindTitles[kind], totalOf(one, kind)] as const)
    .filter(([, total]) => total > 0)
    .map(([title, total]) => `${title} ${count(total)} 条${title === kindTitles.gone ? '（从底册注销）' : ''}`)
  const local = corrected > 0 ? `其中 ${count(corrected)} 户有本地更正过的内容，按您的选择办。` : ''
  return `底册将一次改完：${parts.join('，')}。新增的里面有 ${count(household.new)} 户新户。${local}接受后还可以整批撤回。`
}

// A field of an item stays as it is here.
export const isKept = (item: DifferenceItem, field: string) => item.keep.includes('*') || item.keep.includes(field)
export const isCorrected = (item: DifferenceItem, field: string) =>
  item.corrected.includes('*') || item.corrected.includes(field)
// What the village corrected by hand stands first.
export const byConflict = (items: readonly DifferenceItem[]) =>
  items
    .map((item, index) => ({ item, index }))
    .sort((a, b) => Number(b.item.corrected.length > 0) - Number(a.item.corrected.length > 0))
