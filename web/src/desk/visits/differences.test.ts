import { describe, expect, it } from 'vitest'
import { differencesOf, type Form, type Visit } from './differences'

const form = {
  sections: [
    { of_member: false, questions: [{ name: 'water', title: '饮水安全' }] },
    { of_member: true, questions: [{ name: 'health', title: '健康状况' }] },
  ],
  items: [{ name: 'wage', title: '工资' }],
} as unknown as Form
const visit = (water: string, health: string, wage?: number) =>
  ({
    answers: { water: [water] },
    members: [{ person: 7, answers: { health: [health] } }],
    amounts: wage ? { wage } : {},
    note: '',
  }) as unknown as Visit

describe('two visits side by side', () => {
  it('shows only where they do not say the same', () => {
    const found = differencesOf(form, visit('安全', '健康', 100), visit('安全', '残疾'), () => '甲')
    expect(found).toEqual([
      { key: 'health/7', title: '甲 健康状况', mine: '健康', theirs: '残疾' },
      { key: 'wage', title: '工资', mine: '1.00 元', theirs: '没有' },
    ])
  })
  it('shows nothing where they agree', () => {
    expect(differencesOf(form, visit('安全', '健康'), visit('安全', '健康'), () => '甲')).toEqual([])
  })
})
