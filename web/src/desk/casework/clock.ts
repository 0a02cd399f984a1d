// The month's clock: by when each step of a round is due, where today stands, and how many cases each step has.
import type { ItemOf } from '@/api/client'
import { lastDayOf, monthOf } from '@/format/time'
import { fullCode } from '@/session/places'
import type { Kind, Procedure, Step } from './case'

export type Campaign = ItemOf<'listCampaigns'>
export type CaseCount = ItemOf<'summariseCases'>

const CODE_LEVELS = [12, 9, 6]

// The digits of a code that mean something.
export function prefixOf(code: string): string {
  const full = fullCode(code)
  if (!full.endsWith('000')) return full
  return full.endsWith('000000') ? full.slice(0, CODE_LEVELS[2]) : full.slice(0, CODE_LEVELS[1])
}

// The campaign whose dates a place goes by: the one that covers it most closely, of these the latest.
export function campaignFor(campaigns: readonly Campaign[], kind: Kind, place: string): Campaign | undefined {
  const own = prefixOf(place)
  return campaigns
    .filter((one) => one.kind === kind && own.startsWith(prefixOf(one.division_code)))
    .sort((a, b) => prefixOf(b.division_code).length - prefixOf(a.division_code).length || b.id - a.id)[0]
}

// The day of the month, or its last one where it is shorter; nothing when the step has none.
export function dueDay(step: Step, period: string, campaign?: Campaign): string | undefined {
  const own = campaign?.dates[step.id]
  if (own) return own
  if (!step.due_day) return undefined
  const last = lastDayOf(period)
  const day = Math.min(step.due_day, Number(last.slice(8)))
  return `${period}-${String(day).padStart(2, '0')}`
}

export interface StepCount {
  step: Step
  due?: string
  // Where the round stands: its day has passed, it is the next to come, or later.
  place: 'past' | 'next' | 'later'
  open: number
  overdue: number
  dueSoon: number
  done: number
}

// Ids of the steps behind this one: cases that stand there have it behind them.
const behind = (procedure: Procedure, step: Step) =>
  procedure.steps.slice(procedure.steps.indexOf(step) + 1).map(({ id }) => id)

// What the list of cases is asked for to show what a number counts.
export function queryOfCount(
  procedure: Procedure,
  step: Step,
  what: 'open' | 'overdue' | 'dueSoon' | 'done',
  base: Record<string, string>,
): Record<string, string> {
  const query = { ...base, kind: procedure.kind }
  if (what === 'overdue') return { ...query, step: step.id, overdue: 'true' }
  if (what === 'dueSoon') return { ...query, step: step.id, due_soon: 'true' }
  if (what === 'open') return { ...query, step: step.id, status: 'open' }
  const later = behind(procedure, step)
  return later.length > 0 ? { ...query, step: later.join(',') } : { ...query, step: step.id, status: 'done' }
}

const add = (counts: readonly CaseCount[], value: (one: CaseCount) => number) =>
  counts.reduce((sum, one) => sum + value(one), 0)

export function clockOf(
  procedure: Procedure,
  counts: readonly CaseCount[],
  period: string,
  today: string,
  campaign?: Campaign,
): StepCount[] {
  const own = counts.filter((one) => one.kind === procedure.kind)
  let isNextFound = false
  return procedure.steps.map((step) => {
    const due = dueDay(step, period, campaign)
    const here = own.filter((one) => one.step === step.id)
    const later = new Set(behind(procedure, step))
    const passed = own.filter((one) => later.has(one.step))
    const done =
      later.size > 0
        ? add(passed, ({ cases }) => cases)
        : add(here, ({ cases, status }) => (status === 'done' ? cases : 0))
    const isPast = due !== undefined && due < today
    const place = isPast ? 'past' : due && !isNextFound ? 'next' : 'later'
    if (place === 'next') isNextFound = true
    return {
      step,
      ...(due ? { due } : {}),
      place,
      open: add(here, ({ cases, status }) => (status === 'open' ? cases : 0)),
      overdue: add(here, ({ overdue }) => overdue),
      dueSoon: add(here, ({ due_soon: soon }) => soon),
      done,
    }
  })
}

// Where today stands between the first and the last day of the round's month, in percent; nothing outside it.
export function todayAt(period: string, today: string): number | undefined {
  if (monthOf(today) !== period) return undefined
  return ((Number(today.slice(8)) - 0.5) / Number(lastDayOf(period).slice(8))) * 100
}
