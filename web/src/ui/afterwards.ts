// What follows an action on something that others act on too. Promise: the person is told, and the page reads again: after
// success, and when somebody else was quicker (`what` says what they were quicker with).
import type { Problem } from '@/api/problem'
import { sayDone, sayProblem } from './notify'

export function useAfterwards(what: string, readAgain: () => void) {
  function done(text: string) {
    sayDone(text)
    readAgain()
  }
  function failed(problem: Problem) {
    if (!problem.isStale) return
    sayProblem(`${what}刚被别人办过，已读出最新内容，请看过再办`)
    readAgain()
  }
  return { done, failed }
}
