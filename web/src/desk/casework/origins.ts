// What a case of identification may begin with: a risk that was verified, or an application.
import type { ItemOf, ReplyOf } from '@/api/client'
import { shortDay } from '@/format/time'
import { clueSources, wordOf } from '@/format/words'
import type { Origin } from './OpenIdentification.vue'

type Clue = Pick<ItemOf<'listHouseholdClues'>, 'id' | 'kind' | 'state' | 'source' | 'rule' | 'answer'>
type Application = Pick<ReplyOf<'readHouseholdCases'>['applications'][number], 'id' | 'received_on' | 'text'>

const ANSWERED = new Set(['answered', 'reviewed', 'closed'])

export const isVerified = (clue: Pick<Clue, 'kind' | 'state' | 'answer'>) =>
  clue.kind !== 'quality' && clue.answer?.verdict === 'confirmed' && ANSWERED.has(clue.state)

// `since`: the day on which the household was let go last; what was dealt with before begins nothing anew.
export const originsOf = (clues: readonly Clue[], applications: readonly Application[], since = ''): Origin[] => [
  ...clues
    .filter((clue) => isVerified(clue) && (clue.answer?.at ?? '').slice(0, 10) >= since)
    .map((clue) => ({ clue: clue.id, text: `线索：${clue.rule?.title ?? wordOf(clueSources, clue.source)}` })),
  ...applications
    .filter(({ received_on: day }) => day >= since)
    .map(({ id, received_on: day, text }) => ({
      application: id,
      text: `${shortDay(day)} 的申请书${text ? `：${text.slice(0, 20)}` : ''}`,
    })),
]
