import { beforeEach, describe, expect, it } from 'vitest'
import { base64Url } from './base64'
import { draft, faultsOf, firstOpenStep, forget, stepOf } from './report'
import { idFault } from './resident-id'

const ID = '11010519491231002X'

describe('an id number', () => {
  it('is accepted with blanks and a small x', () => {
    expect(idFault(ID)).toBe('')
    expect(idFault('1101051949 1231 002 x')).toBe('')
    expect(idFault('53010219200508011x')).toBe('')
  })
  it('is refused when a digit is wrong or missing', () => {
    expect(idFault('110105194912310026')).not.toBe('')
    expect(idFault('11010519491231002')).toContain('17 位')
    expect(idFault('')).not.toBe('')
  })
})

describe('the steps', () => {
  beforeEach(forget)

  it('open one after another', () => {
    expect(firstOpenStep()).toBe(1)
    draft.village = '530326101201'
    expect(firstOpenStep()).toBe(2)
    Object.assign(draft, { name: '某人', id_no: ID, phone: '199 0000 0001' })
    expect(firstOpenStep()).toBe(3)
    draft.text = '房子漏雨'
    expect(firstOpenStep()).toBe(4)
    expect(faultsOf(4)).toHaveProperty('consent')
  })
  it('name what is missing at its field', () => {
    expect(Object.keys(faultsOf(2))).toEqual(['name', 'id_no', 'phone'])
    draft.difficulties = ['因病']
    expect(faultsOf(3)).toEqual({})
  })
  it('know where a fault of the server belongs', () => {
    expect(stepOf('/id_no')).toBe(2)
    expect(stepOf('photos')).toBe(3)
    expect(stepOf('')).toBeUndefined()
  })
})

it('bytes become base64 for URLs', () => {
  expect(base64Url(new Uint8Array([0xff, 0xd8, 0xff, 0xfe]))).toBe('_9j__g')
  expect(base64Url(new Uint8Array(100_000))).toHaveLength(Math.ceil((100_000 * 4) / 3))
})
