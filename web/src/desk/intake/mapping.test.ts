import { describe, expect, it } from 'vitest'
import type { Dataset, Import, PreviewSheet } from './intake'
import { choose, draftOf, headerOf, isChanged, mappingOf, missingOf } from './mapping'

const column = (name: string, title: string, required = true, aliases: string[] = []) =>
  ({ name, title, required, aliases, type: 'text', values: [] }) as Dataset['columns'][number]
const medical: Dataset = {
  name: 'medical_settlement',
  title: '医保结算',
  accumulates: true,
  columns: [
    column('id_no', '身份证号码', true, ['身份证号', '证件号码']),
    column('name', '姓名'),
    column('self_pay', '合规自付'),
    column('kind', '类别', false),
  ],
}
const written = [['医保结算表'], ['身份证号', ' 姓 名', '自付合计'], ['530326********0019', '吴国华', '2500']]
const sheet = (of: Partial<PreviewSheet>): PreviewSheet => ({
  sheet: '',
  dataset: '',
  title: '',
  header_row: 0,
  headers: [],
  headers_not_used: [],
  columns: [],
  as_written: written,
  as_read: [],
  ...of,
})
const recognised = sheet({
  dataset: 'medical_settlement',
  header_row: 3,
  headers: [
    { header: '身份证号', column: 'id_no' },
    { header: '姓名', column: 'name' },
  ],
  headers_not_used: ['自付合计'],
})
const one = { mapping: [] as Import['mapping'] } as Import

describe('a sheet that was not recognised', () => {
  it('is met with the likeliest table and what is missing', () => {
    const draft = draftOf(sheet({}), one, [{ ...medical, name: 'other', columns: [] }, medical])
    expect(draft).toEqual({ dataset: 'medical_settlement', header: 1, columns: ['id_no', 'name', ''] })
    expect(missingOf(draft, medical)).toEqual(['合规自付'])
  })
  it('is sent with every column, so that the server finds the header', () => {
    const draft = draftOf(sheet({}), one, [medical])
    choose(draft.columns, 2, 'self_pay')
    expect(missingOf(draft, medical)).toEqual([])
    expect(mappingOf(sheet({}), draft, one)).toEqual({
      sheet: '',
      dataset: 'medical_settlement',
      columns: [
        { header: '身份证号', column: 'id_no' },
        { header: '姓 名', column: 'name' },
        { header: '自付合计', column: 'self_pay' },
      ],
    })
  })
  it('keeps what was tried', () => {
    const tried = {
      mapping: [
        { sheet: '', dataset: 'medical_settlement', header: 0, columns: [{ header: '自付合计', column: 'kind' }] },
      ],
    } as Import
    expect(draftOf(sheet({}), tried, [medical]).columns).toEqual(['id_no', 'name', 'kind'])
  })
})

describe('a sheet that was recognised', () => {
  it('shows what the server found, also of a header in two rows', () => {
    expect(headerOf(recognised)).toBe(1)
    expect(draftOf(recognised, one, [medical]).columns).toEqual(['id_no', 'name', ''])
    const two = sheet({
      dataset: 'medical_settlement',
      as_written: [
        ['人员', '', '费用'],
        ['身份证号', '姓名', '自付'],
        ['1', '2', '3'],
      ],
      headers: [
        { header: '人员/身份证号', column: 'id_no' },
        { header: '姓名', column: 'name' },
        { header: '费用/自付', column: 'self_pay' },
      ],
    })
    expect(draftOf(two, one, [medical])).toEqual({
      dataset: 'medical_settlement',
      header: 1,
      columns: ['id_no', 'name', 'self_pay'],
    })
  })
  it('is sent with what differs only', () => {
    const draft = draftOf(recognised, one, [medical])
    const before = structuredClone(draft)
    expect(isChanged(draft, before)).toBe(false)
    choose(draft.columns, 2, 'self_pay')
    expect(isChanged(draft, before)).toBe(true)
    expect(mappingOf(recognised, draft, one).columns).toEqual([{ header: '自付合计', column: 'self_pay' }])
  })
})

describe('choosing a column', () => {
  it('takes it from the one that had it', () => {
    const columns = ['a', 'b', '']
    choose(columns, 2, 'a')
    expect(columns).toEqual(['', 'b', 'a'])
    choose(columns, 1, '')
    expect(columns).toEqual(['', '', 'a'])
  })
})
