// 收入测算 as it is typed: sums by part, 纯收入, per head, and what has changed. The server adds it up again.
import type { ReplyOf } from '@/api/client'

export type Form = ReplyOf<'readVisitForm'>['form']
export type Part = Form['items'][number]['part']

const CENTS = 100
const MOST_YUAN = 99_999_999

// 元 as people type it; undefined for what is no amount. Blank is nothing.
export function centsOf(text: string): number | undefined {
  const plain = text.trim().replace(/[,，]/g, '')
  if (plain === '') return 0
  if (!/^\d{1,8}(\.\d{0,2})?$/.test(plain) || Number(plain) > MOST_YUAN) return undefined
  return Math.round(Number(plain) * CENTS)
}
export const textOf = (cents: number | undefined) => (cents ? String(cents / CENTS) : '')

// Lines that were left blank are not there.
export function amountsOf(form: Form, typed: Record<string, string>): Record<string, number> {
  const amounts: Record<string, number> = {}
  for (const { name } of form.items) {
    const cents = centsOf(typed[name] ?? '')
    if (cents) amounts[name] = cents
  }
  return amounts
}

export function sumOf(form: Form, amounts: Record<string, number>, part: Part): number {
  return form.items.reduce((sum, item) => sum + (item.part === part ? (amounts[item.name] ?? 0) : 0), 0)
}
export function netOf(form: Form, amounts: Record<string, number>): number {
  const of = (part: Part) => sumOf(form, amounts, part)
  return of('wage') + of('business') + of('property') + of('transfer') - of('expense')
}
// To the nearest 分; nothing without people.
export const perHead = (net: number, people: number) => (people > 0 ? Math.round(net / people) : undefined)

export const isWrong = (typed: string | undefined) => centsOf(typed ?? '') === undefined
