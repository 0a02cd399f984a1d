import { describe, expect, it } from 'vitest'
import { generationsOf } from './generations'
import {
  ageText,
  fieldText,
  headOf,
  isWatched,
  monitoredNow,
  needsNewHead,
  type Monitored,
  type Person,
} from './household'
import { recognise } from './recognise'

const person = (id: number, relation: string, status = '在户') => ({ id, relation, status, name: `甲${id}` }) as Person

describe('what is typed', () => {
  it.each([
    ['530326199604260028', 'id_no', '530326199604260028'],
    ['53032619960426002x', 'id_no', '53032619960426002X'],
    ['530326 19960426 0028', 'id_no', '530326199604260028'],
    ['199 0000 0036', 'phone', '19900000036'],
    ['５３０３２６０００', 'household_id', '530326000'],
    ['zs', 'initials', 'ZS'],
    ['陈', 'name', '陈'],
    [' 买买提·艾 ', 'name', '买买提·艾'],
  ])('%s', (typed, by, text) => {
    expect(recognise(typed)).toEqual({ by, text })
  })
  it('is waited for while it is too little', () => {
    for (const typed of ['', '  ', '5', '530', 'z']) expect(recognise(typed)).toBeUndefined()
  })
})

describe('the family tree', () => {
  it('sorts by generation, head and spouse first', () => {
    const members = [
      person(1, '之子'),
      person(2, '配偶'),
      person(3, '户主'),
      person(4, '之孙女'),
      person(5, '之母', '死亡'),
      person(6, '之外祖父'),
      person(7, '之侄女'),
      person(8, '之儿媳'),
    ]
    expect(generationsOf(members).map(({ title, persons }) => [title, persons.map(({ id }) => id)])).toEqual([
      ['祖辈', [6]],
      ['父辈', [5]],
      ['户主这一辈', [3, 2]],
      ['子女辈', [1, 8]],
      ['孙辈', [4]],
      ['其他成员', [7]],
    ])
  })
})

describe('a household', () => {
  it('has the head who is still a member', () => {
    expect(headOf({ members: [person(1, '户主', '死亡'), person(2, '户主')] })?.id).toBe(2)
  })
  it('needs a new head when the head goes and others stay', () => {
    const members = [person(1, '户主'), person(2, '配偶'), person(3, '之子', '迁出')]
    expect(needsNewHead(members, [1])).toBe(true)
    expect(needsNewHead(members, [2])).toBe(false)
    expect(needsNewHead(members, [1, 2])).toBe(false)
  })
  it('is monitored until the risk is eliminated', () => {
    const was = { eliminated_on: '2022-01-31' } as Monitored
    const is = { eliminated_on: '' } as Monitored
    expect(monitoredNow({ monitored: [was] })).toBeUndefined()
    expect(monitoredNow({ monitored: [was, is] })).toBe(is)
  })
})

describe('values', () => {
  it('are said in words', () => {
    expect(fieldText('wage', 1566467)).toBe('15,664.67 元')
    expect(fieldText('household_id', '53032600000001')).toBe('53032600000001')
    expect(fieldText('phone', '')).toBe('空')
    expect(fieldText('closed', 1)).toBe('已注销')
    expect(fieldText('division_code', '530326001001', () => '甲村')).toBe('甲村')
    expect(ageText('1982-**-**', '2022-05-31')).toBe('40 岁')
    expect(ageText('', '2022-05-31')).toBe('')
  })
})

it('stays watched when it was let go and nobody in it works', () => {
  const spell = (eliminated_on: string) => ({ eliminated_on }) as Monitored
  const one = (labour: string, ...monitored: Monitored[]) => ({
    members: [{ ...person(1, '户主'), labour }],
    monitored,
  })
  expect(isWatched(one('丧失劳动力', spell('2022-05-31')))).toBe(true)
  expect(isWatched(one('弱劳动力或半劳动力', spell('2022-05-31')))).toBe(false)
  expect(isWatched(one('丧失劳动力', spell('2022-05-31'), spell('')))).toBe(false)
  expect(isWatched(one('丧失劳动力'))).toBe(false)
})
