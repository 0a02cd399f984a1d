// From when a monitored household may begin its way out: so many months after its identification (help_months of the pack).
import { lastDayOf } from '@/format/time'
import { addMonths } from '@/format/time'

// The same day so many months later, or the last day of a shorter month.
export function monthsLater(day: string, months: number): string {
  const month = addMonths(day.slice(0, 7), months)
  const last = lastDayOf(month)
  const same = `${month}-${day.slice(8, 10)}`
  return same > last ? last : same
}

export function firstDay(identified: string, helpMonths: number | undefined): string | undefined {
  return helpMonths === undefined || !identified ? undefined : monthsLater(identified, helpMonths)
}

// Whether a household is old enough, and what to say when it is not.
export function mayBegin(
  identified: string,
  helpMonths: number | undefined,
  today: string,
): { may: boolean; why: string } {
  const first = firstDay(identified, helpMonths)
  if (!first || first <= today) return { may: true, why: '' }
  return { may: false, why: `帮扶不满 ${helpMonths} 个月，${first} 起` }
}
