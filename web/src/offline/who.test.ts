import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { fitted } from './photo'
import type { KeptClue } from './db'
import type * as Drafts from './drafts'
import type * as Kept from './kept'
import type * as Queue from './queue'
import type * as Who from './who'
import type { NewItem } from './queue'

const DAY = 24 * 60 * 60 * 1000
const person = (id: number) => ({ id, name: `人${id}` }) as Parameters<typeof Who.arrive>[0]
const clue = (id: number, due_on: string | null, household = id) => ({ id, due_on, household }) as KeptClue
const item = { kind: 'report', account: 1, title: '', body: { source: 'visit', text: '房屋漏雨' } } as NewItem

let who: typeof Who
let kept: typeof Kept
let queue: typeof Queue
let drafts: typeof Drafts
beforeEach(async () => {
  vi.stubGlobal('indexedDB', new IDBFactory())
  vi.resetModules()
  who = await import('./who')
  kept = await import('./kept')
  queue = await import('./queue')
  drafts = await import('./drafts')
  await who.arrive(person(1), ['read-clues'])
})

describe('the copy on the phone', () => {
  it('is there for the same person, most urgent first', async () => {
    await kept.keepClues([clue(1, null), clue(2, '2022-06-09'), clue(3, '2022-06-01')])
    await who.arrive(person(1), ['read-clues'])
    expect((await kept.clueCopies()).map(({ id }) => id)).toEqual([3, 2, 1])
    expect((await who.lastPerson())?.me.id).toBe(1)
  })
  it('goes when another account signs in, but for what is not sent', async () => {
    await kept.keepClues([clue(1, null)])
    await queue.add(item)
    await drafts.keepDraft(1, 1, { verdict: '', note: '草稿', checker: '', visited_on: '', photos: [] })
    await who.arrive(person(2), [])
    expect(await kept.clueCopies()).toEqual([])
    expect(await drafts.readDraft(1, 1)).toBeUndefined()
    expect(await queue.itemsOf(2)).toEqual([])
    expect(await queue.itemsOf(1)).toHaveLength(1)
  })
  it('goes at signing out, with what is not sent or without', async () => {
    await kept.keepClues([clue(1, null)])
    await queue.add(item)
    await who.leave(1, true)
    expect(await kept.clueCopies()).toEqual([])
    expect(await who.lastPerson()).toBeUndefined()
    expect(await queue.itemsOf(1)).toHaveLength(1)
    await who.leave(1, false)
    expect(await queue.itemsOf(1)).toEqual([])
  })
  it('is thrown away when nobody has refreshed it for a week', async () => {
    await kept.keepClues([clue(1, null)])
    expect(await who.lastPerson(Date.now() + 8 * DAY)).toBeUndefined()
    expect(await kept.clueCopies()).toEqual([])
  })
  it('holds families of open clues only', async () => {
    const family = (id: number) => ({ id }) as Parameters<typeof kept.keepHousehold>[0]
    await kept.keepClues([clue(1, null, 5)])
    await kept.keepHousehold(family(5))
    await kept.keepHousehold(family(6))
    expect(await kept.householdCopy(5)).toBeDefined()
    expect(await kept.householdCopy(6)).toBeUndefined()
    await kept.keepClues([])
    expect(await kept.householdCopy(5)).toBeUndefined()
  })
})

describe('a photo', () => {
  it('is made to fit, never larger', () => {
    expect(fitted(4000, 3000)).toEqual({ width: 1600, height: 1200 })
    expect(fitted(800, 600)).toEqual({ width: 800, height: 600 })
  })
})
