import { describe, expect, it } from 'vitest'
import { campaignFor, clockOf, dueDay, queryOfCount, todayAt, type Campaign, type CaseCount } from './clock'
import { procedure } from './fixture.test-support'

const campaign = (id: number, division: string, dates: Record<string, string> = {}): Campaign => ({
  id,
  division_code: division,
  kind: 'identification',
  period: '2022-06',
  title: '集中排查',
  ordered_by: '文件',
  dates,
  created_at: '2022-05-31T10:00:00+08:00',
})
const counted = (more: Partial<CaseCount>): CaseCount => ({
  division_code: '530326101201',
  kind: 'identification',
  period: '2022-06',
  status: 'open',
  step: 'collect',
  cases: 1,
  overdue: 0,
  due_soon: 0,
  ...more,
})
const [collect, survey, determine] = procedure.steps

describe('the days of a round', () => {
  it('are those of the month, the last day where it is shorter', () => {
    expect(dueDay(collect!, '2022-06')).toBe('2022-06-03')
    expect(dueDay(determine!, '2022-06')).toBe('2022-06-30')
    expect(dueDay({ ...collect!, due_day: null }, '2022-06')).toBeUndefined()
  })
  it('are a campaign’s where it names them', () => {
    const own = campaign(1, '530326000000', { survey: '2022-06-20' })
    expect(dueDay(survey!, '2022-06', own)).toBe('2022-06-20')
    expect(dueDay(collect!, '2022-06', own)).toBe('2022-06-03')
  })
  it('come from the campaign that covers the place most closely, the latest of these', () => {
    const all = [
      campaign(1, '530326101000'),
      campaign(2, '530326000000'),
      campaign(3, '530326000000'),
      campaign(4, '530326102000'),
    ]
    expect(campaignFor(all, 'identification', '530326101201')?.id).toBe(1)
    expect(campaignFor(all, 'identification', '530326')?.id).toBe(3)
    expect(campaignFor(all, 'elimination', '530326')).toBeUndefined()
  })
})

describe('the clock', () => {
  const counts = [
    counted({ cases: 3, overdue: 2 }),
    counted({ step: 'survey', cases: 4, due_soon: 4 }),
    counted({ step: 'survey', cases: 1, status: 'ended' }),
    counted({ step: 'determine', cases: 2, status: 'done' }),
    counted({ step: 'survey', cases: 9, kind: 'elimination' }),
  ]
  it('counts open cases where they stand, and as done those that have a step behind them', () => {
    const [first, second, third] = clockOf(procedure, counts, '2022-06', '2022-06-05')
    expect(first).toMatchObject({ open: 3, overdue: 2, dueSoon: 0, done: 7, place: 'past' })
    expect(second).toMatchObject({ open: 4, overdue: 0, dueSoon: 4, done: 2, place: 'next' })
    expect(third).toMatchObject({ open: 0, done: 2, place: 'later' })
  })
  it('asks the list for just what it counted', () => {
    expect(queryOfCount(procedure, collect!, 'done', { period: '2022-06' })).toEqual({
      kind: 'identification',
      period: '2022-06',
      step: 'survey,determine',
    })
    expect(queryOfCount(procedure, determine!, 'done', {})).toMatchObject({ step: 'determine', status: 'done' })
    expect(queryOfCount(procedure, survey!, 'overdue', {})).toMatchObject({ step: 'survey', overdue: 'true' })
    expect(queryOfCount(procedure, survey!, 'open', {})).toMatchObject({ step: 'survey', status: 'open' })
  })
  it('has today in its own month only', () => {
    expect(todayAt('2022-06', '2022-06-30')).toBeCloseTo(98.3, 1)
    expect(todayAt('2022-06', '2022-07-01')).toBeUndefined()
  })
})
