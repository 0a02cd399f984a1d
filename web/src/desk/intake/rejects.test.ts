import { describe, expect, it } from 'vitest'
import { letterOf, listForDepartment, parseCsv } from './rejects'

describe('the list of cells sent back', () => {
  it('is read as the server writes it', () => {
    expect(parseCsv('\uFEFFa,b\r\n"x,""y""",\r\n')).toEqual([
      ['a', 'b'],
      ['x,"y"', ''],
    ])
    expect(parseCsv('a,b\n1,"two\nlines"')).toEqual([
      ['a', 'b'],
      ['1', 'two\nlines'],
    ])
    expect(parseCsv('')).toEqual([])
  })
  it('becomes one in the words of people', () => {
    const server =
      'file,sheet,row,column,value,code,action\n医保.csv,,12,self_pay,"1,000元",number_invalid,row_rejected\n'
    const lines = listForDepartment(server, new Map([['self_pay', '合规自付']])).split('\r\n')
    expect(lines[0]).toBe('\uFEFF文件,工作表,行,列,原来的内容,退回原因,怎样处理的,怎么改')
    expect(lines[1]).toBe('医保.csv,,12,合规自付,"1,000元",不是数字,整行没有采用,只写数字，不写文字')
  })
})

describe('letters of columns', () => {
  it('go on after Z', () => {
    expect([0, 25, 26, 701].map(letterOf)).toEqual(['A', 'Z', 'AA', 'ZZ'])
  })
})
