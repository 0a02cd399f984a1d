import { describe, expect, it } from 'vitest'
import {
  acceptWords,
  byConflict,
  changesNothing,
  isCorrected,
  isKept,
  type DifferenceItem,
  type RegistryImport,
} from './registry-import'

const none = { new: 0, changed: 0, gone: 0 }
const imported = (household: object, corrected = 0) =>
  ({
    counts: {
      differences: {
        corrected,
        household: { ...none, ...household },
        person: none,
        monitored: none,
        income: none,
        measure: none,
        kinship: none,
      },
    },
  }) as unknown as RegistryImport

describe('accepting an import', () => {
  it('is said in numbers, with what was corrected here', () => {
    expect(acceptWords(imported({ new: 1200, gone: 3 }, 2))).toBe(
      '底册将一次改完：新增 1,200 条，消失 3 条（从底册注销）。新增的里面有 1,200 户新户。其中 2 户有本地更正过的内容，按您的选择办。接受后还可以整批撤回。',
    )
    expect(changesNothing(imported({}))).toBe(true)
    expect(changesNothing(imported({ changed: 1 }))).toBe(false)
  })
})

describe('an item', () => {
  const item = (rest: Partial<DifferenceItem>) => ({ corrected: [], keep: [], ...rest }) as unknown as DifferenceItem
  it('is kept by field or as a whole', () => {
    expect(isKept(item({ keep: ['phone'] }), 'phone')).toBe(true)
    expect(isKept(item({ keep: ['phone'] }), 'residency')).toBe(false)
    expect(isKept(item({ keep: ['*'] }), 'residency')).toBe(true)
    expect(isCorrected(item({ corrected: ['phone'] }), 'phone')).toBe(true)
  })
  it('stands first when it was corrected here, under its own number', () => {
    const items = [item({}), item({ corrected: ['phone'] })]
    expect(byConflict(items).map(({ index }) => index)).toEqual([1, 0])
  })
})
