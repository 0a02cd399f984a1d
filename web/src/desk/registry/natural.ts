// Natural change of the population: who comes, who goes, and what is to be given.
import type { BodyOf } from '@/api/client'
import { isMember, type Person } from './household'

type Body = BodyOf<'changeNaturally'>
export type Kind = Body['kind']

interface KindWords {
  title: string
  comes: boolean
  day: string
}
export const kinds: Record<Kind, KindWords> = {
  birth: { title: '出生', comes: true, day: '出生日期' },
  death: { title: '死亡', comes: false, day: '死亡日期' },
  marry_in: { title: '嫁入（入赘）', comes: true, day: '结婚日期' },
  marry_out: { title: '嫁出', comes: false, day: '结婚日期' },
  move_in: { title: '迁入', comes: true, day: '迁入日期' },
  move_out: { title: '迁出', comes: false, day: '迁出日期' },
}

export interface NaturalDraft {
  kind: Kind
  date: string
  leaves: number
  newHead: number
  name: string
  id_no: string
  relation: string
  sex: string
  birth_date: string
  health: string
  labour: string
  student_status: string
  knownDuplicate: boolean
  reason: string
}

export const newDraft = (date: string): NaturalDraft => ({
  kind: 'birth',
  date,
  leaves: 0,
  newHead: 0,
  name: '',
  id_no: '',
  relation: '',
  sex: '',
  birth_date: '',
  health: '健康',
  labour: '',
  student_status: '',
  knownDuplicate: false,
  reason: '',
})

// Somebody who moved out long ago may still die.
export const mayLeave = (kind: Kind, members: readonly Person[]) =>
  members.filter((person) => (kind === 'death' ? person.status !== '死亡' : isMember(person)))

export function bodyOf(draft: NaturalDraft, needsHead: boolean): Body {
  const { kind, date, reason } = draft
  const rest = { kind, date, reason: reason.trim() }
  if (!kinds[kind].comes) return { ...rest, leaves: draft.leaves, ...(needsHead ? { new_head: draft.newHead } : {}) }
  const given = {
    name: draft.name,
    id_no: draft.id_no,
    relation: draft.relation,
    sex: draft.sex,
    // Of a newborn it is the day itself.
    birth_date: kind === 'birth' ? '' : draft.birth_date,
    health: draft.health,
    labour: draft.labour,
    student_status: draft.student_status,
  }
  const person = Object.fromEntries(Object.entries(given).filter(([, value]) => value.trim() !== ''))
  return { ...rest, person, ...(draft.knownDuplicate ? { known_duplicate: true } : {}) }
}

export function isComplete(draft: NaturalDraft, needsHead: boolean): boolean {
  if (!draft.date || !draft.reason.trim()) return false
  if (kinds[draft.kind].comes) return !!draft.name.trim() && !!draft.relation.trim()
  return draft.leaves > 0 && (!needsHead || draft.newHead > 0)
}

// What will be, in a sentence.
export function willOf(draft: NaturalDraft, members: readonly Person[], needsHead: boolean): string {
  const population = members.filter(isMember).length
  const { title, comes } = kinds[draft.kind]
  if (comes) {
    const who = draft.name.trim() || '新成员'
    return `${who}将加入本户，在户人口由 ${population} 人变为 ${population + 1} 人。`
  }
  const person = members.find(({ id }) => id === draft.leaves)
  if (!person) return '请先选是谁。人员记录会保留，只改状态。'
  const left = isMember(person) ? population - 1 : population
  const head = members.find(({ id }) => id === draft.newHead)
  const headWords = needsHead && head ? `，户主改为${head.name}` : ''
  const status = draft.kind === 'death' ? '死亡' : '迁出'
  const why = title === status ? '' : `（${title}）`
  return `${person.name}将登记为${status}${why}，在户人口由 ${population} 人变为 ${left} 人${headWords}。记录保留。`
}
