// Days and times as people in Beijing write them, whatever the clock of the machine says. The server writes times with
// +08:00 and days as YYYY-MM-DD.

const ZONE = 'Asia/Shanghai'
const DAY_MS = 86_400_000

const parts = new Intl.DateTimeFormat('zh-CN', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

function split(at: Date) {
  const found: Record<string, string> = {}
  for (const { type, value } of parts.formatToParts(at)) found[type] = value
  return found
}

// 2022-05-31 14:05
export function time(text: string | null | undefined): string {
  if (!text) return ''
  const at = new Date(text)
  if (Number.isNaN(at.getTime())) return text
  const { year, month, day, hour, minute } = split(at)
  return `${year}-${month}-${day} ${hour}:${minute}`
}

// 2022-05-31 14:05:09, where the order within a minute matters
export function secondTime(text: string): string {
  const at = new Date(text)
  return Number.isNaN(at.getTime()) ? text : `${time(text)}:${split(at).second}`
}

// The day in Beijing: 2022-05-31
export function today(now = new Date()): string {
  const { year, month, day } = split(now)
  return `${year}-${month}-${day}`
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

// From `from` to `to`: 0 for the same day, negative when `to` was before.
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)
}

// 5月31日
export function shortDay(day: string | null | undefined): string {
  const found = /^\d{4}-(\d{2})-(\d{2})/.exec(day ?? '')
  return found ? `${Number(found[1])}月${Number(found[2])}日` : ''
}

// 2022-05 of 2022-05-31
export const monthOf = (day: string) => day.slice(0, 7)

// 2022-12 and 2 give 2023-02; -12 a year before.
export function addMonths(month: string, months: number): string {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
}

// 2022-02-28 of 2022-02
export const lastDayOf = (month: string) => addDays(`${addMonths(month, 1)}-01`, -1)

// 2022年5月
export const monthText = (month: string) => `${month.slice(0, 4)}年${Number(month.slice(5, 7))}月`
