// The day that is most likely meant by a comparison: today while this month's tables come in; else the last day of the
// latest month that has any.
import { lastDayOf, monthOf } from '@/format/time'

export function defaultDay(today: string, latestMonth: string | undefined): string {
  if (!latestMonth || latestMonth >= monthOf(today)) return today
  return lastDayOf(latestMonth)
}
