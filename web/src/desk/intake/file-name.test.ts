import { describe, expect, it } from 'vitest'
import { departmentOf, monthOf } from './file-name'
import type { Department, Import } from './intake'

const departments = [
  { department: 'medical_insurance', title: '医保局', datasets: [{ title: '医保结算' }] },
  { department: 'disabled_persons', title: '残联', datasets: [{ title: '残疾证' }] },
  { department: 'court', title: '人民法院', datasets: [{ title: '失信' }] },
] as Department[]

describe('whose table a file is', () => {
  it('is told by what was handed in under a like name', () => {
    const before = [{ file_name: '持证残疾人2022年4月.xls', department: 'disabled_persons' }] as Import[]
    expect(departmentOf('持证残疾人（2022年5月）.xlsx', departments, before)).toBe('disabled_persons')
  })
  it('is told by titles in the name', () => {
    expect(departmentOf('2022年5月医保结算（续）.csv', departments, [])).toBe('medical_insurance')
    expect(departmentOf('失信被执行人.csv', departments, [])).toBe('court')
    expect(departmentOf('名单.csv', departments, [])).toBe('')
  })
  it('is no question where there is one department', () => {
    expect(departmentOf('名单.csv', departments.slice(0, 1), [])).toBe('medical_insurance')
  })
})

describe('the month of a file', () => {
  it('is read from its name in the ways people write it', () => {
    expect(monthOf('2022年5月医保结算.csv', '2026-11')).toBe('2022-05')
    expect(monthOf('医保２０２２０５.xlsx', '2026-11')).toBe('2022-05')
    expect(monthOf('医保20220531.xlsx', '2026-11')).toBe('2022-05')
    expect(monthOf('医保2022-12.xlsx', '2026-11')).toBe('2022-12')
    expect(monthOf('医保2022.xlsx', '2026-11')).toBe('')
    expect(monthOf('医保.xlsx', '2026-11')).toBe('')
    expect(monthOf('2027年1月.xlsx', '2026-11')).toBe('')
  })
})
