// The history of a household in sentences: changes of one operation together, newest first, with the clues between them.
import type { ItemOf } from '@/api/client'
import { clueSources, wordOf } from '@/format/words'
import type { TimelineEntry } from '@/ui/Timeline.vue'
import { kinds, statusOf, type Case } from '../casework/case'
import { entityTitles, fieldText, fieldTitles, IN_HOUSEHOLD } from './household'

export type Change = ItemOf<'readHouseholdHistory'>
type Clue = ItemOf<'listClues'>
export interface HistoryEntry extends TimelineEntry {
  // The change by which the operation can be taken back; none when it cannot.
  undo?: number
  changes?: number
}

const sources: Record<Change['source'], string> = {
  edit: '更正',
  import: '底册导入',
  natural: '人口增减',
  merge: '合并',
  split: '分户',
  undo: '撤销',
  case: '县级确定',
  help: '帮扶',
}
// Not told: what only the register itself needs.
const SILENT = new Set(['since', 'id_state', 'merged_into', 'initials'])

interface Words {
  nameOf: (person: number) => string
  place: (code: string) => string
  account: (number: number, otherwise: string) => string
}

function valueText(name: string, value: unknown, { place, account }: Words): string {
  if (name === 'contact_account' && value) return account(Number(value), `账号 ${String(value)}`)
  return fieldText(name, value, place)
}

function subject({ entity, entity_id, before, after }: Change, { nameOf }: Words): string {
  if (entity === 'person') return String(after.name || before?.name || nameOf(entity_id) || '一名成员')
  if (entity === 'membership') return nameOf(Number(after.person)) || '一名成员'
  return entityTitles[entity] ?? ''
}

// One change of one row in a sentence.
export function sentence(change: Change, words: Words): string {
  const { entity, before, after } = change
  const who = subject(change, words)
  const told = Object.keys(after).filter((name) => !SILENT.has(name))
  if (before === null) {
    if (entity === 'membership') return `${who}曾在本户（${after.relation ?? ''}），${after.until ?? ''} 转出`
    if (entity === 'person') {
      const about = [after.relation, after.sex, after.since && `${String(after.since)} 起`].filter(Boolean).join('，')
      return `新增成员 ${who}（${about}）`
    }
    if (entity === 'household') return `立户，户编号 ${after.household_id ?? ''}`
    const values = told.filter((name) => name !== 'household').map((name) => valueText(name, after[name], words))
    return `新增${who}：${values.join('，')}`
  }
  if ('closed' in after) {
    const closed = fieldText('closed', after.closed) === '已注销'
    if (entity === 'household') return closed ? '本户注销' : '本户恢复'
    return closed ? `${who}的记录注销` : `${who}的记录恢复`
  }
  if (entity === 'person' && 'household' in after)
    return `${who}转到另一户${after.relation ? `（${after.relation}）` : ''}`
  if (entity === 'person' && after.status && after.status !== IN_HOUSEHOLD && before.status === IN_HOUSEHOLD) {
    return `${who}由在户改为${after.status}${after.since ? `（${after.since}）` : ''}`
  }
  const shifts = told.map(
    (name) =>
      `${fieldTitles[name] ?? name} ${valueText(name, before[name], words)} → ${valueText(name, after[name], words)}`,
  )
  return `${entity === 'household' ? '' : `${who}：`}${shifts.join('；')}`
}

// `changes` newest first, as the server gives them: those of one operation stand together.
export function changeEntries(changes: readonly Change[], words: Words): HistoryEntry[] {
  const operations = new Map<number, Change[]>()
  for (const change of changes) operations.set(change.operation, [...(operations.get(change.operation) ?? []), change])
  return [...operations.values()].flatMap((rows) => {
    const first = rows[0]
    if (!first) return []
    const stands = !first.undone && first.source !== 'undo' && first.source !== 'import' && first.source !== 'case'
    const lines = rows.map((change) => sentence(change, words)).filter(Boolean)
    return {
      key: `change-${first.operation}`,
      at: first.at,
      title: `${sources[first.source]}${first.undone ? '（已撤销）' : ''}`,
      by: first.by_name,
      lines: [...lines, ...(first.reason ? [`原因：${first.reason}`] : [])],
      changes: rows.length,
      ...(stands ? { undo: first.id } : {}),
    }
  })
}

export const clueEntries = (clues: readonly Clue[]): HistoryEntry[] =>
  clues.map((clue) => ({
    key: `clue-${clue.id}`,
    at: clue.found_at,
    title: clue.rule?.title ?? wordOf(clueSources, clue.source),
    by: clue.state_title,
    lines: [clue.explanation],
    to: `/clues/${clue.id}`,
  }))

export const caseEntries = (cases: readonly Case[]): HistoryEntry[] =>
  cases.map((one) => ({
    key: `case-${one.id}`,
    at: one.started_at,
    title: kinds[one.kind],
    by: statusOf(one).text,
    lines: [one.step_title],
    to: `/cases/${one.id}`,
  }))

export const newestFirst = (entries: readonly HistoryEntry[]) =>
  [...entries].sort((a, b) => Date.parse(b.at ?? '') - Date.parse(a.at ?? ''))
