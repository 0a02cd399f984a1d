import { describe, expect, it } from 'vitest'
import { caseText, packsFor, sentenceOf, valuesOn, type Policy, type PolicyDetail } from './policy'
import { knobsOf, rangeOf, settingsOf, sweepOf } from './what-if'

const citation = { source: 'S', title: '方案', where: '一' }
const value = (name: string, from: string, text: string) => ({ case: name, from, value: text, citation })
const line = {
  name: 'line',
  title: '底线',
  unit: '元',
  values: [value('', '2020-01-01', '6000'), value('', '2022-01-01', '6500')],
}
const medical = {
  name: 'medical',
  title: '医疗线',
  unit: '元',
  values: [value('lifted', '2020-01-01', '5000'), value('', '2020-01-01', '20000')],
}
const days = { name: 'days', title: '期限', unit: '天', values: [value('', '2020-01-01', '5')] }
const pack = {
  facts: [
    { name: 'income', title: '人均纯收入', unit: '元' },
    { name: 'lifted', title: '脱贫户', unit: '' },
  ],
  parameters: [days, line, medical],
  rules: [{ when: 'income < line' }, { when: 'paid >= medical' }],
} as unknown as PolicyDetail

describe('a standard', () => {
  it('has the value of the day, cases first', () => {
    expect(valuesOn(line, '2021-12-31').map((one) => one.value)).toEqual(['6000'])
    expect(valuesOn(line, '2022-01-01').map((one) => one.value)).toEqual(['6500'])
    expect(valuesOn(line, '2019-12-31')).toEqual([])
    expect(valuesOn(medical, '2022-01-01').map((one) => one.case)).toEqual(['lifted', ''])
    expect([caseText(pack, medical, 'lifted'), caseText(pack, medical, ''), caseText(pack, line, '')]).toEqual([
      '脱贫户',
      '其他情形',
      '',
    ])
  })
})

describe('the sentence of a rule', () => {
  it('has names for figures and values for standards', () => {
    const parts = sentenceOf(pack, '人均 {income} 元，低于 {line} 元，或 {medical} 元', '2022-05-31')
    expect(parts.map(({ text }) => text).join('')).toBe('人均 人均纯收入 元，低于 6,500 元，或 5,000 或 20,000 元')
    expect(parts.map(({ kind }) => kind)).toEqual(['text', 'fact', 'text', 'parameter', 'text', 'parameter', 'text'])
  })
})

describe('packs for a county', () => {
  it('are its own in force first, then those for everybody', () => {
    const one = (id: string, region: string, valid_from: string, valid_to: string | null = null) =>
      ({ id, region, valid_from, valid_to }) as Policy
    const packs = [
      one('all', '', '2020-01-01'),
      one('old', '530326', '2020-01-01', '2021-12-31'),
      one('new', '530326', '2022-01-01'),
      one('other', '441803', '2022-01-01'),
    ]
    expect(packsFor(packs, '530326', '2022-05-31').map(({ id }) => id)).toEqual(['new', 'old', 'all'])
  })
})

describe('what-if', () => {
  const knobs = knobsOf(pack, '2022-05-31')
  it('offers what rules name first, with each case', () => {
    expect(knobs.map(({ name }) => name)).toEqual(['line', 'medical.lifted', 'medical', 'days'])
    expect(knobs.map(({ title }) => title).slice(1, 3)).toEqual(['医疗线（脱贫户）', '医疗线（所有情形都用这个数）'])
  })
  it('goes from nothing to double, in steps a person would take', () => {
    const [first, , , last] = knobs
    expect(first && rangeOf(first)).toEqual({ from: 0, to: 13000, step: 100 })
    expect(last && rangeOf(last)).toEqual({ from: 0, to: 10, step: 1 })
    expect(first && sweepOf(first)).toBe('line=0:13000:700')
  })
  it('sets only what is another', () => {
    expect(settingsOf(knobs, { line: 6500, 'medical.lifted': 4000 })).toEqual(['medical.lifted=4000'])
  })
})
