// How a clue is named on the phone, and whether it still waits for an answer.
import { clueSources, wordOf } from '@/format/words'
import type { KeptClue } from '@/offline/db'

export const isOpen = (clue: Pick<KeptClue, 'state'>) => ['sent', 'returned', 'escalated'].includes(clue.state)
export const whoOf = (clue: KeptClue, placeOf: (code: string) => string) =>
  clue.person_name || clue.household_id || placeOf(clue.division_code)
export const whatOf = (clue: KeptClue) => clue.rule?.title ?? wordOf(clueSources, clue.source)
