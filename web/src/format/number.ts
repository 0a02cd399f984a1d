// Counts and money. Money is 分 in the API and 元 with separators on the page.

const counts = new Intl.NumberFormat('zh-CN')
const money = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

export const count = (value: number | null | undefined) =>
  value === null || value === undefined ? '' : counts.format(value)

// 500000 → 5,000.00
export const yuan = (cents: number | null | undefined) =>
  cents === null || cents === undefined ? '' : money.format(cents / 100)

// A plain number in text ("5000", "0.15") with separators; other texts stay as they are.
export function figure(value: unknown): string {
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'number') return counts.format(value)
  const text = String(value ?? '')
  return /^-?\d{4,}(\.\d+)?$/.test(text) && !/^0\d/.test(text) && text.length < 12 ? counts.format(Number(text)) : text
}

// 1.4 MB, 236 KB
export function fileSize(bytes: number): string {
  const kilobytes = bytes / 1024
  if (kilobytes < 1) return `${bytes} 字节`
  return kilobytes < 1024 ? `${Math.ceil(kilobytes)} KB` : `${(kilobytes / 1024).toFixed(1)} MB`
}
