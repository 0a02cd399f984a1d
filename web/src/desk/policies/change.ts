// Values that the county sets itself: drafted by one person, published by another.
import type { ItemOf } from '@/api/client'
import type { Tone } from '@/format/words'
import type { Parameter, PolicyDetail } from './policy'
import { caseText } from './policy'

export type Change = ItemOf<'listPolicyChanges'>

export const changeStates: Record<Change['state'], { text: string; tone: Tone }> = {
  draft: { text: '等另一人发布', tone: 'soon' },
  published: { text: '已发布', tone: 'done' },
  refused: { text: '没有同意', tone: 'quiet' },
  withdrawn: { text: '已撤回', tone: 'quiet' },
}

export const parameterOf = (pack: PolicyDetail, change: Change): Parameter | undefined =>
  pack.parameters.find((one) => one.name === change.parameter)

// 监测底线（脱贫户）
export function titleOf(pack: PolicyDetail, change: Change): string {
  const parameter = parameterOf(pack, change)
  if (!parameter) return change.parameter
  const who = caseText(pack, parameter, change.case)
  return who ? `${parameter.title}（${who}）` : parameter.title
}

// What a person may do with a draft: one's own is taken back, another's is decided.
export const decisionsOf = (change: Change, account: number | undefined) => {
  if (change.state !== 'draft') return []
  return change.drafted_account === account ? (['withdraw'] as const) : (['publish', 'refuse'] as const)
}
