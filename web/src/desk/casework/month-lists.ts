// Words for the drafts of step 2.
import type { ReplyOf } from '@/api/client'
import type { Origin } from './OpenIdentification.vue'

type Lists = ReplyOf<'readMonthLists'>
export type ToIdentify = Lists['identify'][number]
export type ToEliminate = Lists['eliminate'][number]

// What a case of that household can begin with.
export function originsOf(one: Pick<ToIdentify, 'clue' | 'application' | 'reasons'>): Origin[] {
  const origins: Origin[] = []
  if (one.clue) origins.push({ clue: one.clue, text: one.reasons[0] ?? '核实属实的线索' })
  if (one.application) origins.push({ application: one.application, text: '农户申请' })
  return origins
}

// What speaks against it.
export function against(one: Pick<ToEliminate, 'helped_since' | 'ready_on' | 'open_clues' | 'is_ready'>): string {
  if (one.is_ready) return ''
  const said: string[] = []
  if (!one.helped_since) said.push('还没有实施措施')
  else if (one.open_clues === 0 && one.ready_on) said.push(`${one.ready_on} 帮扶期满`)
  if (one.open_clues > 0) said.push(`还有 ${one.open_clues} 条风险线索没有核实`)
  return said.join('；')
}
