// Splitting and merging: who is where with which relation afterwards, whether it can be done, and what the server is told.
import type { BodyOf } from '@/api/client'
import { HEAD, isMember, needsNewHead, type Household, type Person } from './household'

export interface Placed {
  person: Person
  // In the household to come; `was` when it differs.
  relation: string
  was?: string
}

export interface SplitDraft {
  leaving: number[]
  head: number
  oldHead: number
  // New relations of those who go, by person; blank: as before.
  relations: Record<number, string>
  householdNumber: string
  villageGroup: string
  phone: string
  date: string
  reason: string
}
export interface MergeDraft {
  relations: Record<number, string>
  date: string
  reason: string
}

function placed(person: Person, relation: string): Placed {
  return relation === person.relation ? { person, relation } : { person, relation, was: person.relation }
}

export function splitPreview(household: Household, draft: SplitDraft): { stay: Placed[]; go: Placed[] } {
  const stay: Placed[] = []
  const go: Placed[] = []
  for (const person of household.members) {
    if (draft.leaving.includes(person.id)) {
      const given = draft.relations[person.id]?.trim()
      go.push(placed(person, person.id === draft.head ? HEAD : given || person.relation))
    } else {
      stay.push(placed(person, person.id === draft.oldHead ? HEAD : person.relation))
    }
  }
  return { stay, go }
}

export const splitNeedsOldHead = (household: Household, draft: SplitDraft) =>
  needsNewHead(household.members, draft.leaving)

// What is still missing, in words; blank when it can be done.
export function splitMissing(household: Household, draft: SplitDraft): string {
  const { stay, go } = splitPreview(household, draft)
  if (go.length === 0) return '请先勾选分出去的人'
  if (!stay.some(({ person }) => isMember(person))) return '原户至少要留下一名在户成员'
  const head = go.find(({ person }) => person.id === draft.head)
  if (!head || !isMember(head.person)) return '请在分出去的人里选新户的户主'
  if (go.some(({ person, relation }) => relation === HEAD && person.id !== draft.head))
    return '原来的户主要改写与新户主的关系'
  if (splitNeedsOldHead(household, draft) && !stay.some(({ person }) => person.id === draft.oldHead))
    return '原户主分出去了，请给原户另定户主'
  if (!draft.householdNumber.trim()) return '请填新户的户编号'
  if (!draft.date) return '请填分户日期'
  return draft.reason.trim() ? '' : '请写明原因'
}

export function splitBody(household: Household, draft: SplitDraft): BodyOf<'splitHousehold'> {
  const { go } = splitPreview(household, draft)
  const fields = {
    ...(draft.villageGroup.trim() === household.village_group ? {} : { village_group: draft.villageGroup.trim() }),
    ...(draft.phone.trim() ? { phone: draft.phone.trim() } : {}),
  }
  return {
    date: draft.date,
    household_id: draft.householdNumber.trim(),
    fields,
    members: go.map(({ person, relation }) => ({ person: person.id, relation })),
    head: draft.head,
    ...(splitNeedsOldHead(household, draft) ? { old_head: draft.oldHead } : {}),
    reason: draft.reason.trim(),
  }
}

export function mergePreview(from: Household, into: Household, draft: MergeDraft): Placed[] {
  return [
    ...into.members.map((person) => placed(person, person.relation)),
    ...from.members.map((person) => placed(person, draft.relations[person.id]?.trim() || person.relation)),
  ]
}

export function mergeMissing(from: Household, into: Household, draft: MergeDraft): string {
  const heads = mergePreview(from, into, draft).filter(({ person, relation }) => isMember(person) && relation === HEAD)
  if (heads.length > 1) return '并过来的户主要改写与新户主的关系'
  if (!draft.date) return '请填并户日期'
  return draft.reason.trim() ? '' : '请写明原因'
}

export const mergeBody = (from: Household, into: Household, draft: MergeDraft): BodyOf<'mergeHouseholds'> => ({
  date: draft.date,
  from: from.id,
  from_version: from.version,
  into: into.id,
  into_version: into.version,
  members: from.members.map((person) => ({
    person: person.id,
    relation: draft.relations[person.id]?.trim() || person.relation,
  })),
  reason: draft.reason.trim(),
})
