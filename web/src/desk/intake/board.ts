// The board: a line for each table that a department owes, a square for each month.
import { shortDay } from '@/format/time'
import type { Tone } from '@/format/words'
import type { Square } from './intake'

type Entry = Square['datasets'][number]
export interface Said {
  text: string
  tone: Tone
  beside: string
}
export interface Line {
  department: string
  title: string
  dataset: string
  datasetTitle: string
  // How many lines the department has, at its first; 0 at the others.
  span: number
  squares: { period: string; said: Said; isIn: boolean }[]
}

// Only what is owed this month is to be done now; what was not handed in long ago is history.
export function sayOf(entry: Entry, square: Square, now: string): Said {
  const beside = entry.replaced > 0 ? `更正 ${entry.replaced} 次` : ''
  if (entry.in) {
    // The year is said where it is not the month's own.
    const isSameYear = entry.first_in?.slice(0, 4) === square.period.slice(0, 4)
    const day = isSameYear ? shortDay(entry.first_in) : (entry.first_in ?? '')
    return entry.late ? { text: `迟交 ${day}`, tone: 'soon', beside } : { text: `已交 ${day}`, tone: 'open', beside }
  }
  if (entry.staged) return { text: '待入库', tone: 'soon', beside: entry.late ? '已过期限' : '' }
  if (square.period !== now) return { text: '未交', tone: 'quiet', beside: '' }
  return entry.late
    ? { text: '逾期未交', tone: 'act', beside: '' }
    : { text: '还没交', tone: 'quiet', beside: square.due ? `${shortDay(square.due)}前` : '' }
}

export function linesOf(squares: readonly Square[], months: readonly string[], now: string): Line[] {
  const lines: Line[] = []
  for (const first of squares.filter((square) => square.period === months.at(-1))) {
    first.datasets.forEach(({ dataset, title }, index) => {
      const ofMonth = months.flatMap((period) => {
        const square = squares.find((one) => one.department === first.department && one.period === period)
        const entry = square?.datasets.find((one) => one.dataset === dataset)
        return square && entry
          ? [{ period, said: sayOf(entry, square, now), isIn: entry.in || entry.staged || entry.replaced > 0 }]
          : []
      })
      lines.push({
        department: first.department,
        title: first.title,
        dataset,
        datasetTitle: title,
        span: index === 0 ? first.datasets.length : 0,
        squares: ofMonth,
      })
    })
  }
  return lines
}

export interface Stand {
  owed: number
  in: number
  staged: number
  // Not in yet, of whom: titles of departments, each once.
  missing: string[]
  late: boolean
  due: string | null
}

// Where one month stands over all departments.
export function standOf(squares: readonly Square[]): Stand {
  const stand: Stand = { owed: 0, in: 0, staged: 0, missing: [], late: false, due: squares[0]?.due ?? null }
  for (const square of squares) {
    for (const entry of square.datasets) {
      stand.owed += 1
      if (entry.in) stand.in += 1
      else if (entry.staged) stand.staged += 1
      else {
        if (!stand.missing.includes(square.title)) stand.missing.push(square.title)
        stand.late ||= entry.late
      }
    }
  }
  return stand
}
