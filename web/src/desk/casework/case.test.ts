import { describe, expect, it } from 'vitest'
import {
  boardOf,
  eventLines,
  fieldsOf,
  given,
  isFilled,
  officeOf,
  statusOf,
  valuesText,
  wayTo,
  type CaseEvent,
} from './case'
import { event, procedure } from './fixture.test-support'

const detail = (events: CaseEvent[], step: string, status: 'open' | 'done' = 'open') => ({
  procedure,
  events,
  step,
  status,
})
const stateOf = (events: CaseEvent[], step: string, status: 'open' | 'done' = 'open') =>
  boardOf(detail(events, step, status)).map(({ state }) => state)

describe('the step board', () => {
  it('shows what is done, where the case is, and what is to come', () => {
    const done = event({ kind: 'completed', step: 'collect', to: 'survey', by: '王某' })
    expect(stateOf([done], 'survey')).toEqual(['done', 'now', 'later'])
    expect(boardOf(detail([done], 'survey'))[0]?.by).toBe('王某')
  })
  it('takes back what was completed from the target of a return on', () => {
    const events = [
      event({ kind: 'completed', step: 'collect', to: 'survey' }),
      event({ kind: 'completed', step: 'survey', to: 'determine' }),
      event({ kind: 'returned', step: 'determine', to: 'survey' }),
    ]
    expect(stateOf(events, 'survey')).toEqual(['done', 'now', 'later'])
  })
  it('has no present step when the case is closed', () => {
    const events = ['collect', 'survey', 'determine'].map((step) => event({ kind: 'completed', step }))
    expect(stateOf(events, 'determine', 'done')).toEqual(['done', 'done', 'done'])
  })
})

describe('words of a case', () => {
  it('says that an objection stops it', () => {
    expect(statusOf({ status: 'open', held: true }).text).toBe('有异议，停办')
    expect(statusOf({ status: 'done', held: false }).text).toBe('已办完')
  })
  it('tells events with names, not with codes', () => {
    const names = { department: () => '民政局', account: () => '李某' }
    const lines = (one: CaseEvent) => eventLines(one, procedure, (field, values) => valuesText(field, values, names))
    const decided = event({
      kind: 'completed',
      step: 'determine',
      fields: { department: ['civil_affairs'], contact: ['17'], risks: ['因病', '因学'] },
    })
    expect(lines(decided)).toEqual(['“县级确定”', '主责部门：民政局', '联系人：李某', '风险：因病、因学'])
    const back = event({ kind: 'returned', step: 'determine', to: 'survey', again: ['visit'], reason: '收入不清' })
    expect(lines(back)).toEqual(['从“县级确定”退回到“入户调查”', '要重做：入户核查表', '说明：收入不清'])
  })
})

describe('a step’s form', () => {
  const fields = fieldsOf(procedure, procedure.steps[2]!)
  it('is filled when every field has something and no choice has too much', () => {
    const full = { department: ['civil_affairs'], contact: ['17'], risks: ['因病'] }
    expect(isFilled(fields, full)).toBe(true)
    expect(isFilled(fields, { ...full, contact: [' '] })).toBe(false)
    expect(isFilled(fields, { ...full, risks: ['a', 'b', 'c'] })).toBe(false)
    expect(given(fields, { ...full, other: ['x'] })).toEqual(full)
  })
  it('says where a missing paper comes from', () => {
    expect(wayTo(procedure, 'visit')).toBe('upload')
    expect(wayTo(procedure, 'authorisation')).toBe('authorisation')
    expect(wayTo(procedure, 'meeting')).toBe('meeting')
  })
})

it('only village, town and county have an office', () => {
  expect(officeOf('town')).toBe('town')
  expect(officeOf('contact')).toBeUndefined()
})
