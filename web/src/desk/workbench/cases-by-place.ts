// A round's cases of one procedure, a line a town (a village inside one town).
import { fullCode, townOf } from '@/session/places'
import type { Procedure } from '../casework/case'
import type { CaseCount } from '../casework/clock'

export interface CaseLine {
  code: string
  open: Record<string, number>
  overdue: number
  done: number
  ended: number
  withdrawn: number
}

export function casesByPlace(counts: readonly CaseCount[], procedure: Procedure, byVillage: boolean): CaseLine[] {
  const lines = new Map<string, CaseLine>()
  for (const { kind, division_code: division, status, step, cases, overdue } of counts) {
    if (kind !== procedure.kind) continue
    const code = byVillage ? fullCode(division) : townOf(division)
    const line = lines.get(code) ?? { code, open: {}, overdue: 0, done: 0, ended: 0, withdrawn: 0 }
    lines.set(code, line)
    line.overdue += overdue
    if (status === 'open') line.open[step] = (line.open[step] ?? 0) + cases
    else line[status] += cases
  }
  return [...lines.values()].sort((a, b) => (a.code < b.code ? -1 : 1))
}
