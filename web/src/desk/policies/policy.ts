// Policy packs as pages use them.
import type { ItemOf, ReplyOf } from '@/api/client'
import { figure } from '@/format/number'

export type Policy = ItemOf<'listPolicies'>
export type PolicyDetail = ReplyOf<'readPolicy'>
export type Rule = PolicyDetail['rules'][number]
export type Parameter = PolicyDetail['parameters'][number]
export type ParameterValue = Parameter['values'][number]
export type Citation = Rule['citation']

// The order of a pack's chapters.
export const KINDS = ['risk', 'watch', 'exclusion', 'quality'] as const

export const isOurs = (pack: Policy, county: string) => !!pack.region && county.startsWith(pack.region)
export const isValidOn = (pack: Policy, day: string) =>
  pack.valid_from <= day && (!pack.valid_to || day <= pack.valid_to)

// Of the packs made for the county, or else for everybody: those in force first, the newest of them first.
export function packsFor(packs: readonly Policy[], county: string, day: string): Policy[] {
  const rank = (pack: Policy) => (isOurs(pack, county) ? 0 : 2) + (isValidOn(pack, day) ? 0 : 1)
  return packs
    .filter((pack) => !pack.region || isOurs(pack, county))
    .sort((a, b) => rank(a) - rank(b) || b.valid_from.localeCompare(a.valid_from))
}

// What a parameter is worth on a day: one value for each case, the one for all others last; nothing before its first day.
export function valuesOn(parameter: Parameter, day: string): ParameterValue[] {
  const best = new Map<string, ParameterValue>()
  for (const value of parameter.values) {
    const known = best.get(value.case)
    if (value.from <= day && (!known || value.from > known.from)) best.set(value.case, value)
  }
  return [...best.values()].sort((a, b) => Number(!a.case) - Number(!b.case))
}

// For whom a value holds: the title of the fact that makes the case.
export function caseText(pack: PolicyDetail, parameter: Parameter, name: string): string {
  if (name) return pack.facts.find((fact) => fact.name === name)?.title ?? name
  return parameter.values.some((value) => value.case) ? '其他情形' : ''
}

// People write the name of a document with its marks or without.
export const documentName = (title: string) => (title.startsWith('《') ? title : `《${title}》`)
export const citationText = ({ title, where }: Citation) =>
  [title && documentName(title), where].filter(Boolean).join(' ') || '没有写明'

export type SentencePart = { text: string; kind: 'text' | 'fact' | 'parameter' }

// The sentence of a rule with its figures' names where the figures will stand, and parameters with their value on the day.
export function sentenceOf(pack: PolicyDetail, explain: string, day: string): SentencePart[] {
  return explain
    .split(/(\{[^{}]*\})/)
    .filter(Boolean)
    .map((part) => {
      const name = /^\{(.*)\}$/.exec(part)?.[1]
      if (name === undefined) return { text: part, kind: 'text' }
      const parameter = pack.parameters.find((one) => one.name === name)
      if (!parameter) return { text: pack.facts.find((one) => one.name === name)?.title ?? name, kind: 'fact' }
      const values = [...new Set(valuesOn(parameter, day).map(({ value }) => figure(value)))]
      return { text: values.join(' 或 ') || parameter.title, kind: 'parameter' }
    })
}
