import { describe, expect, it } from 'vitest'
import { otherMeasures, riskRows, warningText, type Choices, type HouseholdHelp } from './help'

const choices = {
  kinds: [
    { name: '健康帮扶', nature: 'support', departments: ['medical_insurance'], risks: ['因病'] },
    { name: '综合保障', nature: 'safety_net', departments: ['civil_affairs'], risks: ['因病', '缺劳动力'] },
  ],
  departments: [],
  effects: [],
  measures_per_risk: 3,
} as Choices
const help = {
  helped: {
    risks: ['因病', '缺劳动力'],
    warnings: [{ kind: 'risk_without_measure', risk: '缺劳动力', measures: 0 }],
  },
  measures: [
    { id: 1, kind: '健康帮扶', risks: ['因病'] },
    { id: 2, kind: '教育帮扶', risks: ['因学'] },
  ],
  registered: [{ id: 3, kind: '综合保障', started_on: '2022-03-01', amount: null }],
} as unknown as HouseholdHelp

describe('risks and measures', () => {
  it('stand side by side, with what the register has besides', () => {
    const rows = riskRows(help, choices)
    expect(rows.map(({ risk }) => risk)).toEqual(['因病', '缺劳动力'])
    expect(rows[0]?.measures.map(({ id }) => id)).toEqual([1])
    expect(rows[0]?.registered.map(({ id }) => id)).toEqual([3])
    expect(rows[1]?.warnings).toHaveLength(1)
    expect(otherMeasures(help).map(({ id }) => id)).toEqual([2])
  })
  it('say what is missing in words', () => {
    expect(warningText({ kind: 'risk_without_measure', risk: '因学', measures: 0 })).toBe('“因学”还没有对应的措施')
    expect(warningText({ kind: 'many_measures', risk: '因病', measures: 4 })).toContain('4 项')
  })
})
