// Notices 公示 as pages use them.
import type { ReplyOf } from '@/api/client'
import type { Tone } from '@/format/words'

export type Posting = ReplyOf<'readPosting'>
export type Objection = Posting['objections'][number]

export const openObjections = (posting: Pick<Posting, 'objections'>) =>
  posting.objections.filter(({ answered_on: answered }) => !answered)

type Standing = Pick<Posting, 'closed_on' | 'ends_on' | 'starts_on' | 'workdays_left' | 'objections'>

// Where a notice stands on a day, in words; what must be done comes first.
export function postingStatus(posting: Standing, day?: string): { text: string; tone: Tone } {
  if (posting.closed_on) return { text: '已结束', tone: 'done' }
  const open = openObjections(posting).length
  if (open > 0) return { text: `有异议 ${open} 件，停表`, tone: 'soon' }
  if (day !== undefined && day < posting.starts_on) return { text: '还没有开始', tone: 'quiet' }
  const left = posting.workdays_left ?? 0
  return left > 0 ? { text: `还剩 ${left} 个工作日`, tone: 'open' } : { text: '可以结束了', tone: 'soon' }
}

// What the end needs, as the server will ask: nothing on the first workday after the last day, else a reason.
export function closing(posting: Pick<Posting, 'ends_on'>, today: string): 'early' | 'due' {
  return today <= posting.ends_on ? 'early' : 'due'
}
