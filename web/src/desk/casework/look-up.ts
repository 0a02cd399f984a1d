// Questions to departments about a household.
import type { ItemOf } from '@/api/client'
import type { Tone } from '@/format/words'

export type LookUp = ItemOf<'listLookUps'>

export function lookUpStatus(one: Pick<LookUp, 'answered_at' | 'cancelled_at' | 'findings'>): {
  text: string
  tone: Tone
} {
  if (one.cancelled_at) return { text: '已取消', tone: 'quiet' }
  if (!one.answered_at) return { text: '等答复', tone: 'open' }
  return one.findings.some(({ exclusion }) => exclusion > 0)
    ? { text: '有不纳入情形', tone: 'soon' }
    : { text: '已答复', tone: 'done' }
}
