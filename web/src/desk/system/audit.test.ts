import { describe, expect, it } from 'vitest'
import { actionOptions, actionText, detailText, objectText, whoText } from './audit'

describe('the audit trail in words', () => {
  it('says what was done, and the name of the action where there is no word', () => {
    expect(actionText('person.reveal')).toBe('查看全号')
    expect(actionText('something.new')).toBe('something.new')
  })
  it('names the object', () => {
    expect(objectText('clue/12')).toBe('线索 12')
    expect(objectText('')).toBe('')
    expect(objectText('elsewhere/1')).toBe('elsewhere/1')
  })
  it('says the detail field by field', () => {
    expect(detailText('{"purpose":"入户核实","rows":12}')).toBe('用途：入户核实；行数：12')
    expect(detailText('{"fields":["display_name","disabled"]}')).toBe('改了：姓名、停用')
    expect(detailText('{"role":"village","division":""}')).toBe('角色：村')
    expect(detailText('{"counts":{"rows":2,"bytes":9}}')).toBe('其中：行数 2，字节 9')
    expect(detailText('{}')).toBe('')
    expect(detailText('')).toBe('')
    expect(detailText('not json')).toBe('not json')
  })
  it('says who, also when nobody was signed in', () => {
    expect(whoText({ account: 3, account_name: 'xian' })).toBe('xian')
    expect(whoText({ account: 3, account_name: '' })).toBe('账号 3')
    expect(whoText({ account: 0, account_name: '' })).toBe('没有登录')
    expect(whoText({ account: 0, account_name: 'sessions' })).toBe('系统自动')
  })
  it('asks only for beginnings of actions that it has words for', () => {
    for (const { value } of actionOptions) expect(value).toMatch(/^[a-z-]+\.[a-z-]*$/)
  })
})
