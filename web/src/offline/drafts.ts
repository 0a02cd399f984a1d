// What is being written and not handed in: the camera of a small phone often ends the page behind it.
import { database } from './db'
import type { Photo } from './photo'

export interface Draft {
  verdict: string
  note: string
  checker: string
  visited_on: string
  photos: Photo[]
}

const keyOf = (account: number, clue: number) => `${account}/${clue}`

export const readDraft = async (account: number, clue: number) => (await database()).get('drafts', keyOf(account, clue))
export const keepDraft = async (account: number, clue: number, draft: Draft) => {
  await (await database()).put('drafts', draft, keyOf(account, clue))
}
export const dropDraft = async (account: number, clue: number) => {
  await (await database()).delete('drafts', keyOf(account, clue))
}
