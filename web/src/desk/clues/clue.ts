// Clues as pages use them: types of the API, and who may do what in which state (src/clues/transition.h has the same table;
// the server decides, the page only does not offer what would be refused).
import type { ItemOf, ReplyOf } from '@/api/client'
import type { Permission } from '@/session/session'
import { figure } from '@/format/number'

export type Clue = ItemOf<'listClues'>
export type ClueDetail = ReplyOf<'readClue'>
export type Action = 'answer' | 'review' | 'return' | 'escalate' | 'close' | 'assign'

const table: readonly { action: Action; permission: Permission; from: readonly Clue['state'][] }[] = [
  { action: 'answer', permission: 'answer-clues', from: ['sent', 'returned', 'escalated'] },
  { action: 'review', permission: 'review-clues', from: ['answered'] },
  { action: 'return', permission: 'review-clues', from: ['answered', 'reviewed'] },
  { action: 'close', permission: 'send-clues', from: ['reviewed'] },
  { action: 'assign', permission: 'send-clues', from: ['found', 'sent', 'returned', 'escalated'] },
]

export function actionsOf(clue: Clue, may: (permission: Permission) => boolean): Action[] {
  const actions = table.filter(({ permission, from }) => may(permission) && from.includes(clue.state))
  const canEscalate = may('send-clues') && clue.overdue && ['sent', 'returned', 'escalated'].includes(clue.state)
  return [...actions.map(({ action }) => action), ...(canEscalate ? (['escalate'] as const) : [])]
}

// A value of a fact or parameter, with its unit.
export function valueText(value: unknown, unit = ''): string {
  if (value === null || value === undefined || value === '') return '无'
  const text = Array.isArray(value) ? value.map(figure).join('、') : figure(value)
  return unit && typeof value !== 'boolean' ? `${text} ${unit}` : text
}
