// Where the clues of each place stand: a line a town (a village inside one town), a number a state, and how many are overdue.
import type { ItemOf } from '@/api/client'
import { fullCode, townOf } from '@/session/places'
import type { Clue } from '../clues/clue'

type Sum = ItemOf<'summariseClues'>
type State = Clue['state']

// Watch list and exclusions are shown beside clues and wait for nobody.
export const STATES = ['found', 'sent', 'returned', 'escalated', 'answered', 'reviewed', 'closed'] as const
// Shown even when nothing is in them: the way every clue goes.
const ALWAYS: readonly State[] = ['found', 'sent', 'answered', 'reviewed', 'closed']

export interface PlaceLine {
  code: string
  name: string
  clues: Partial<Record<State, number>>
  overdue: number
}
// Overdue clues of the caller's scope; `more`: these are the first only.
export interface Overdue {
  clues: readonly Clue[]
  more: boolean
}

export function linesOf(
  sums: readonly Sum[],
  overdue: readonly Clue[],
  places: readonly { code: string; name: string }[],
  byVillage: boolean,
): PlaceLine[] {
  const lines = new Map<string, PlaceLine>(
    places.map(({ code, name }) => [fullCode(code), { code: fullCode(code), name, clues: {}, overdue: 0 }]),
  )
  const lineOf = (code: string) => {
    const full = fullCode(code)
    const line = lines.get(full) ?? { code: full, name: full, clues: {}, overdue: 0 }
    lines.set(full, line)
    return line
  }
  for (const { division_code, state, clues } of sums) {
    if (state === 'shown') continue
    const line = lineOf(division_code)
    line.clues[state] = (line.clues[state] ?? 0) + clues
  }
  for (const { division_code } of overdue) lineOf(byVillage ? division_code : townOf(division_code)).overdue += 1
  return [...lines.values()].sort((a, b) => (a.code < b.code ? -1 : 1))
}

export function totalOf(lines: readonly PlaceLine[]): PlaceLine {
  const total: PlaceLine = { code: '', name: '合计', clues: {}, overdue: 0 }
  for (const line of lines) {
    for (const state of STATES) total.clues[state] = (total.clues[state] ?? 0) + (line.clues[state] ?? 0)
    total.overdue += line.overdue
  }
  return total
}

export const columnsOf = (total: PlaceLine) => STATES.filter((state) => ALWAYS.includes(state) || !!total.clues[state])
