import { describe, expect, it } from 'vitest'
import { grantText, personText, rolesToPropose, type Account } from './account'
import { permissionGroups } from './permissions'
import { asks, scopeOf } from './scope'

const COUNTY = '530326000000'
const TOWN = '530326102000'
const VILLAGE = '530326102203'
const nothing = { town: '', village: '', department: '' }

describe('the scope of a role', () => {
  it('has as many digits as the server wants', () => {
    expect(scopeOf('county', nothing, COUNTY)).toEqual({ division: '530326' })
    expect(scopeOf('town', { ...nothing, town: TOWN }, COUNTY)).toEqual({ division: '530326102' })
    expect(scopeOf('village', { ...nothing, town: TOWN, village: VILLAGE }, COUNTY)).toEqual({ division: VILLAGE })
    expect(scopeOf('department', { ...nothing, department: ' finance ' }, COUNTY)).toEqual({
      division: '530326',
      department: 'finance',
    })
    expect(scopeOf('auditor', nothing, COUNTY)).toEqual({})
  })
  it('is missing while something is to be chosen', () => {
    expect(scopeOf('town', nothing, COUNTY)).toBeUndefined()
    expect(scopeOf('village', { ...nothing, town: TOWN }, COUNTY)).toBeUndefined()
    expect(scopeOf('department', { ...nothing, department: ' ' }, COUNTY)).toBeUndefined()
  })
  it('is the county, a town or a village for a contact person', () => {
    expect(scopeOf('contact', nothing, COUNTY)).toEqual({ division: '530326' })
    expect(scopeOf('contact', { ...nothing, town: TOWN }, COUNTY)).toEqual({ division: '530326102' })
    expect(scopeOf('contact', { ...nothing, town: TOWN, village: VILLAGE }, COUNTY)).toEqual({ division: VILLAGE })
    expect(asks('contact').wider).toBe(true)
    expect(asks('')).toEqual({ town: false, village: false, department: false, wider: false })
  })
})

describe('grants', () => {
  it('keep officers and business apart', () => {
    expect(rolesToPropose('auditor')).toEqual([])
    expect(rolesToPropose('village')).not.toContain('sysadmin')
    expect(rolesToPropose(null)).toContain('sysadmin')
  })
  it('are said in one line', () => {
    const placeOf = (code: string) => (code === '530326102' ? '甲镇' : code)
    expect(grantText({ role: 'town', division: '530326102', department: null }, placeOf)).toBe('乡镇 · 甲镇')
    expect(grantText({ role: 'secadmin', division: null, department: null }, placeOf)).toBe('安全保密员 · 不看业务数据')
  })
  it('name the people behind the numbers', () => {
    expect(personText({ display_name: '王某', name: 'wang' } as Account, 4)).toBe('王某（wang）')
    expect(personText(undefined, 4)).toBe('账号 4')
    expect(personText(undefined, 0)).toBe('在服务器上直接办理')
  })
})

describe('permissionGroups', () => {
  it('has words for what there is, leaves out what all have, and keeps what is new', () => {
    const groups = permissionGroups(['session', 'read-clues', 'read-audit', 'brand-new' as 'operate'])
    expect(groups.map(({ title }) => title)).toEqual(['线索', '系统', '其他'])
    expect(groups[0]?.entries).toEqual([{ name: 'read-clues', text: '看线索' }])
    expect(groups[2]?.entries).toEqual([{ name: 'brand-new', text: 'brand-new' }])
  })
})
