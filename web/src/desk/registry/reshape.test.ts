import { describe, expect, it } from 'vitest'
import type { Household } from './household'
import {
  mergeBody,
  mergeMissing,
  mergePreview,
  splitBody,
  splitMissing,
  splitPreview,
  type SplitDraft,
} from './reshape'

const member = (id: number, relation: string, status = '在户') => ({ id, name: `甲${id}`, relation, status })
const household = (id: number, members: object[]) =>
  ({ id, version: 3, village_group: '一组', household_id: `H${id}`, members }) as Household
const family = household(1, [member(1, '户主'), member(2, '配偶'), member(3, '之子'), member(4, '之父', '死亡')])
const draft = (rest: Partial<SplitDraft>): SplitDraft => ({
  leaving: [],
  head: 0,
  oldHead: 0,
  relations: {},
  householdNumber: 'H9',
  villageGroup: '一组',
  phone: '',
  date: '2022-05-31',
  reason: '分家',
  ...rest,
})

describe('a split', () => {
  it('says what is missing, one thing after the other', () => {
    expect(splitMissing(family, draft({}))).toContain('勾选')
    expect(splitMissing(family, draft({ leaving: [1, 2, 3], head: 1 }))).toContain('至少要留下')
    expect(splitMissing(family, draft({ leaving: [3] }))).toContain('新户的户主')
    expect(splitMissing(family, draft({ leaving: [1, 3], head: 3 }))).toContain('改写与新户主的关系')
    expect(splitMissing(family, draft({ leaving: [1], head: 1 }))).toContain('另定户主')
    expect(splitMissing(family, draft({ leaving: [3], head: 3, householdNumber: ' ' }))).toContain('户编号')
    expect(splitMissing(family, draft({ leaving: [3], head: 3 }))).toBe('')
  })
  it('is shown as it will be, and told as it was shown', () => {
    const wanted = draft({ leaving: [1, 3], head: 3, oldHead: 2, relations: { 1: '之父' } })
    const { stay, go } = splitPreview(family, wanted)
    expect(go.map(({ relation, was }) => [relation, was])).toEqual([
      ['之父', '户主'],
      ['户主', '之子'],
    ])
    expect(stay.map(({ relation }) => relation)).toEqual(['户主', '之父'])
    expect(splitBody(family, wanted)).toMatchObject({
      head: 3,
      old_head: 2,
      fields: {},
      members: [
        { person: 1, relation: '之父' },
        { person: 3, relation: '户主' },
      ],
    })
  })
})

describe('a merge', () => {
  const other = household(2, [member(7, '户主'), member(8, '之女')])
  const wanted = { relations: {} as Record<number, string>, date: '2022-05-31', reason: '共同生活' }
  it('has one head', () => {
    expect(mergeMissing(other, family, wanted)).toContain('改写')
    wanted.relations = { 7: '之兄弟姐妹' }
    expect(mergeMissing(other, family, wanted)).toBe('')
    expect(mergePreview(other, family, wanted).find(({ person }) => person.id === 7)?.was).toBe('户主')
    expect(mergeBody(other, family, wanted)).toMatchObject({ from: 2, into: 1, from_version: 3, into_version: 3 })
  })
})
