// Cells that could not be used, in words: why, what was done, how to mend it; and the list for the department as a table file.
import type { Reject } from './intake'

export const reasons: Record<Reject['code'], { text: string; mend: string }> = {
  id_invalid: { text: '证件号码不对', mend: '对照身份证核对位数和末位校验码' },
  id_precision_lost: { text: '证件号码存成了数字，后几位已经丢失', mend: '从原系统重新导出，这一列设为文本' },
  required_missing: { text: '必填的没有填', mend: '补填这一格' },
  date_invalid: { text: '认不出日期', mend: '写成 2022-05-31' },
  number_invalid: { text: '不是数字', mend: '只写数字，不写文字' },
  enum_unknown: { text: '不在规定的选项里', mend: '改成表样里的说法' },
  division_invalid: { text: '区划代码不对', mend: '写 12 位的村代码' },
  unknown_household: { text: '底册里没有这一户', mend: '核对户编号' },
  duplicate_key: { text: '与前面的行重复', mend: '留下正确的一行' },
}
export const actions: Record<Reject['action'], string> = {
  row_rejected: '整行没有采用',
  cell_blanked: '这一格没有采用，其余照用',
  row_kept: '照用，请核对',
}

const LETTERS = 26
// 0 → A, 27 → AB
export function letterOf(column: number): string {
  const rest = Math.floor(column / LETTERS)
  return (rest > 0 ? letterOf(rest - 1) : '') + String.fromCharCode(65 + (column % LETTERS))
}

// Records of a CSV file with quotes, as the server writes it.
export function parseCsv(text: string): string[][] {
  const records: string[][] = []
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y
  const source = text.replace(/^\uFEFF/, '')
  let record: string[] = []
  while (field.lastIndex < source.length) {
    const found = field.exec(source)
    if (!found) break
    record.push(found[1] === undefined ? (found[2] ?? '') : found[1].replaceAll('""', '"'))
    if (found[3] === ',') continue
    records.push(record)
    record = []
  }
  if (record.length > 0) records.push([...record, ''])
  return records
}

const quoted = (value: string) => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)

// The server's list (codes) as one that the department can read; `titles`: of columns by their code names.
export function listForDepartment(serverText: string, titles: ReadonlyMap<string, string>): string {
  const [head = [], ...rows] = parseCsv(serverText)
  const at = (name: string, row: readonly string[]) => row[head.indexOf(name)] ?? ''
  const lines = rows.map((row) => {
    const reason = reasons[at('code', row) as Reject['code']]
    const column = at('column', row)
    return [
      at('file', row),
      at('sheet', row),
      at('row', row),
      titles.get(column) ?? column,
      at('value', row),
      reason?.text ?? at('code', row),
      actions[at('action', row) as Reject['action']] ?? at('action', row),
      reason?.mend ?? '',
    ]
  })
  const all = [['文件', '工作表', '行', '列', '原来的内容', '退回原因', '怎样处理的', '怎么改'], ...lines]
  return `\uFEFF${all.map((line) => line.map(quoted).join(',')).join('\r\n')}\r\n`
}
