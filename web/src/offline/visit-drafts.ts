// A visit that is being filled in: kept from moment to moment, until it is handed in.
import type { BodyOf } from '@/api/client'
import { database } from './db'
import type { Photo } from './photo'

export type Answers = BodyOf<'recordVisit'>['answers']

export interface VisitDraft {
  // The visit that it was begun from; another one by now: begun anew.
  base: number | null
  form: string
  purpose: string
  visited_on: string
  answers: Answers
  members: { person: number; answers: Answers }[]
  // 元, as typed.
  amounts: Record<string, string>
  note: string
  // How far each part is.
  states: Record<string, 'ask' | 'same' | 'open'>
  photos: Photo[]
  signature?: Photo
}
const keyOf = (account: number, household: number) => `${account}/${household}`

export const readVisitDraft = async (account: number, household: number) =>
  (await database()).get('visit_drafts', keyOf(account, household))
export const keepVisitDraft = async (account: number, household: number, draft: VisitDraft) => {
  await (await database()).put('visit_drafts', draft, keyOf(account, household))
}
export const dropVisitDraft = async (account: number, household: number) => {
  await (await database()).delete('visit_drafts', keyOf(account, household))
}
