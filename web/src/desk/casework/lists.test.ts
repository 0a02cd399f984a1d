import { beforeEach, describe, expect, it } from 'vitest'
import type { Case } from './case'
import { bulkStep, isOneVillage, periodOptions, stepOptions } from './case-list'
import { firstDay, mayBegin, monthsLater } from './elimination'
import { procedure } from './fixture.test-support'
import { numbersIn, standsAt } from './of-village'
import { isVerified, originsOf } from './origins'
import { closing, postingStatus } from './posting'
import { isSame, keepFilters, savedFilters, withFilter } from './saved-filters'
import { wrapped } from './signature'

const one = (more: Partial<Case>): Case =>
  ({
    id: 1,
    kind: 'identification',
    step: 'survey',
    status: 'open',
    pack: 'p 1',
    division_code: '530326101201',
    ...more,
  }) as Case

describe('the list of cases', () => {
  it('offers each step, and what has it behind', () => {
    expect(stepOptions([procedure], 'identification').map(({ value }) => value)).toEqual([
      'collect',
      'survey',
      'determine',
      'survey,determine',
    ])
    expect(stepOptions([procedure], 'elimination')).toEqual([])
  })
  it('offers the month to come and the year behind', () => {
    const options = periodOptions('2022-12-05')
    expect(options[0]).toEqual({ value: '2023-01', text: '2023年1月' })
    expect(options).toHaveLength(14)
  })
  it('does together only what stands at the same step of the same version', () => {
    expect(bulkStep([one({}), one({ id: 2 })])?.step).toBe('survey')
    expect(bulkStep([one({}), one({ step: 'collect' })])).toBeUndefined()
    expect(bulkStep([one({}), one({ pack: 'p 2' })])).toBeUndefined()
    expect(bulkStep([one({ status: 'done' })])).toBeUndefined()
    expect(isOneVillage([one({}), one({ division_code: '530326101202' })])).toBe(false)
  })
  it('knows which cases a meeting is for', () => {
    const meets = standsAt([procedure], 'meeting')
    expect(meets(one({ step: 'determine' }))).toBe(true)
    expect(meets(one({ step: 'survey' }))).toBe(false)
    expect(numbersIn('3,x,5,-1')).toEqual([3, 5])
  })
})

describe('kept filters', () => {
  beforeEach(() => localStorage.clear())
  it('belong to an account and a list', () => {
    const filter = { title: '本月逾期', query: { overdue: 'true' } }
    keepFilters('cases', 'a', withFilter([], filter))
    expect(savedFilters('cases', 'a')).toEqual([filter])
    expect(savedFilters('cases', 'b')).toEqual([])
    localStorage.setItem('shouwang.filters.cases.c', 'nonsense')
    expect(savedFilters('cases', 'c')).toEqual([])
  })
  it('are one a title, and the same whatever their order', () => {
    const kept = withFilter([{ title: 'x', query: {} }], { title: 'x', query: { mine: 'true' } })
    expect(kept).toEqual([{ title: 'x', query: { mine: 'true' } }])
    expect(isSame({ a: '1', b: '2' }, { b: '2', a: '1' })).toBe(true)
  })
})

describe('the way out', () => {
  it('begins so many months after the identification', () => {
    expect(monthsLater('2022-08-31', 6)).toBe('2023-02-28')
    expect(firstDay('2022-03-01', 6)).toBe('2022-09-01')
    expect(mayBegin('2022-03-01', 6, '2022-08-31')).toEqual({ may: false, why: '帮扶不满 6 个月，2022-09-01 起' })
    expect(mayBegin('2022-03-01', 6, '2022-09-01').may).toBe(true)
    expect(mayBegin('2022-03-01', undefined, '2022-03-02').may).toBe(true)
  })
})

describe('what a case may begin with', () => {
  const answer = { verdict: 'confirmed' }
  const clue = { id: 4, kind: 'risk', state: 'answered', source: 'visit', rule: null, answer }
  it('is a verified risk or an application', () => {
    expect(isVerified({ kind: 'risk', state: 'sent', answer } as never)).toBe(false)
    expect(isVerified({ kind: 'quality', state: 'closed', answer } as never)).toBe(false)
    expect(isVerified({ kind: 'risk', state: 'closed', answer: { verdict: 'refuted' } } as never)).toBe(false)
    expect(originsOf([clue as never], [{ id: 7, received_on: '2022-05-30', text: '生病' }])).toEqual([
      { clue: 4, text: '线索：干部排查' },
      { application: 7, text: '5月30日 的申请书：生病' },
    ])
  })
  it('is not what was dealt with before the family was let go', () => {
    const at = (day: string) => ({ ...clue, answer: { ...answer, at: `${day}T10:00:00.000+08:00` } }) as never
    const application = { id: 7, received_on: '2022-05-30', text: '' }
    expect(originsOf([at('2022-05-30')], [application], '2022-05-31')).toEqual([])
    expect(originsOf([at('2022-05-31')], [application], '2022-05-31')).toHaveLength(1)
  })
})

describe('a notice', () => {
  const hanging = { closed_on: null, starts_on: '2022-06-01', ends_on: '2022-06-08', workdays_left: 3, objections: [] }
  it('says how many workdays are left, and that an objection stops it', () => {
    expect(postingStatus(hanging, '2022-06-02').text).toBe('还剩 3 个工作日')
    expect(postingStatus(hanging, '2022-05-31').text).toBe('还没有开始')
    expect(postingStatus({ ...hanging, workdays_left: 0 }, '2022-06-09').text).toBe('可以结束了')
    const objection = { answered_on: null } as never
    expect(postingStatus({ ...hanging, objections: [objection] }, '2022-06-02').text).toBe('有异议 1 件，停表')
    expect(postingStatus({ ...hanging, closed_on: '2022-06-09' }).text).toBe('已结束')
  })
  it('ends early up to its last day', () => {
    expect(closing(hanging, '2022-06-08')).toBe('early')
    expect(closing(hanging, '2022-06-09')).toBe('due')
  })
})

it('breaks a line of a signed sheet where it is full', () => {
  expect(wrapped('一二三四五', 2)).toEqual(['一二', '三四', '五'])
  expect(wrapped('', 2)).toEqual([''])
})
