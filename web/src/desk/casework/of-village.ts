// The open cases of a village, for its meetings and notices.
import { api, dataOf } from '@/api/client'
import type { Case, Procedure } from './case'

const AT_ONCE = 200

// Numbers in an address: "12,15".
export const numbersIn = (text: unknown): number[] =>
  typeof text === 'string'
    ? text
        .split(',')
        .map(Number)
        .filter((number) => Number.isInteger(number) && number > 0)
    : []

export async function openCasesOf(place: string): Promise<Case[]> {
  const found: Case[] = []
  let cursor: string | null | undefined
  do {
    const query = { place, status: 'open' as const, limit: AT_ONCE, ...(cursor ? { cursor } : {}) }
    const page = await dataOf(api.GET('/api/v1/cases', { params: { query } }))
    found.push(...page.items)
    cursor = page.next
  } while (cursor)
  return found
}

// Whether a case stands at a step that rests on that paper.
export function standsAt(procedures: readonly Procedure[], paper: string): (one: Case) => boolean {
  const steps = new Set(
    procedures.flatMap(({ kind, steps: all }) =>
      all.filter(({ papers }) => papers.some((need) => need.includes(paper))).map(({ id }) => `${kind}/${id}`),
    ),
  )
  return (one) => steps.has(`${one.kind}/${one.step}`)
}

export const asksFor = async (paper: string) => standsAt((await dataOf(api.GET('/api/v1/procedures'))).items, paper)
