// The clues of a comparison's rules as they stand now, by rule and town: what the list of clues shows for the same filters.
import type { ItemOf } from '@/api/client'
import { KINDS, type PolicyDetail, type Rule } from '../policies/policy'
import type { Run } from './run'

export type Sum = ItemOf<'summariseClues'>

export interface RuleRow {
  id: string
  title: string
  found: number // by this run
  now: number
  towns: Record<string, number>
}
export interface RuleGroup {
  kind: Rule['kind']
  rows: RuleRow[]
  found: number
}

const townKey = (code: string) => code.slice(0, 9)

// `states`: which states of clues count; empty: all.
export function groupsOf(
  run: Run,
  pack: PolicyDetail | undefined,
  sums: readonly Sum[],
  states: readonly string[],
): RuleGroup[] {
  const titles = new Map<string, { title: string; kind: Rule['kind'] }>()
  for (const { rule } of sums) if (rule) titles.set(rule.id, rule)
  for (const rule of pack?.rules ?? []) titles.set(rule.id, rule)
  const rows = Object.entries(run.counts.by_rule)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([id, found]) => {
      const mine = sums.filter((sum) => sum.rule?.id === id && (states.length === 0 || states.includes(sum.state)))
      const towns: Record<string, number> = {}
      for (const sum of mine) towns[townKey(sum.division_code)] = (towns[townKey(sum.division_code)] ?? 0) + sum.clues
      const now = mine.reduce((total, sum) => total + sum.clues, 0)
      return { id, title: titles.get(id)?.title ?? '', kind: titles.get(id)?.kind ?? 'risk', found, now, towns }
    })
  return KINDS.map((kind) => {
    const ofKind = rows.filter((row) => row.kind === kind)
    return { kind, rows: ofKind, found: ofKind.reduce((total, row) => total + row.found, 0) }
  }).filter((group) => group.rows.length > 0)
}

// Towns that have any of these clues, by code.
export function townsOf(groups: readonly RuleGroup[]): string[] {
  return [...new Set(groups.flatMap(({ rows }) => rows.flatMap(({ towns }) => Object.keys(towns))))].sort()
}
