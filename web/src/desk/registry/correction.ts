// Correcting a row by hand: which fields there are, what a draft changes, and what somebody else changed meanwhile.
import {
  fieldText,
  fieldTitles,
  healths,
  householdTypes,
  labours,
  personStatuses,
  residencies,
  sexes,
  studentStatuses,
} from './household'

export interface CorrectionField {
  name: string
  // masked: what is kept is not known here, so a blank means "as it is"; several: joined by 、
  kind: 'text' | 'choice' | 'several' | 'place' | 'relation' | 'masked' | 'masked-day'
  options?: readonly string[]
}
export const householdFields: readonly CorrectionField[] = [
  { name: 'household_type', kind: 'choice', options: householdTypes },
  { name: 'residency', kind: 'choice', options: residencies },
  { name: 'division_code', kind: 'place' },
  { name: 'village_group', kind: 'text' },
  { name: 'phone', kind: 'masked' },
]
export const personFields: readonly CorrectionField[] = [
  { name: 'name', kind: 'text' },
  { name: 'relation', kind: 'relation' },
  { name: 'id_no', kind: 'masked' },
  { name: 'sex', kind: 'choice', options: sexes },
  { name: 'birth_date', kind: 'masked-day' },
  { name: 'health', kind: 'several', options: healths },
  { name: 'labour', kind: 'choice', options: labours },
  { name: 'student_status', kind: 'choice', options: studentStatuses },
  { name: 'status', kind: 'choice', options: personStatuses },
]

export type Values = Record<string, unknown>
export type Draft = Record<string, string>
export interface Shift {
  name: string
  title: string
  before: string
  after: string
}

const isMaskedKind = ({ kind }: CorrectionField) => kind === 'masked' || kind === 'masked-day'
const textOf = (row: Values, name: string) => String(row[name] ?? '')

export const draftOf = (fields: readonly CorrectionField[], row: Values): Draft =>
  Object.fromEntries(fields.map((field) => [field.name, isMaskedKind(field) ? '' : textOf(row, field.name)]))

// What the draft changes; `cleared`: masked fields that are to be emptied.
export function changedFields(
  fields: readonly CorrectionField[],
  row: Values,
  draft: Draft,
  cleared: readonly string[],
): Record<string, string> {
  const changed: Record<string, string> = {}
  for (const field of fields) {
    const { name } = field
    const wanted = (draft[name] ?? '').trim()
    if (isMaskedKind(field)) {
      if (wanted) changed[name] = wanted
      else if (cleared.includes(name) && textOf(row, name)) changed[name] = ''
    } else if (wanted !== textOf(row, name)) {
      changed[name] = wanted
    }
  }
  return changed
}

type PlaceName = (code: string) => string

export const shiftsOf = (row: Values, changed: Record<string, string>, place: PlaceName): Shift[] =>
  Object.entries(changed).map(([name, value]) => ({
    name,
    title: fieldTitles[name] ?? name,
    before: fieldText(name, row[name], place),
    after: fieldText(name, value, place),
  }))

// Between what was read and what is there now.
export function shiftsBetween(fields: readonly CorrectionField[], was: Values, is: Values, place: PlaceName): Shift[] {
  const names = fields.map(({ name }) => name).filter((name) => textOf(was, name) !== textOf(is, name))
  return shiftsOf(was, Object.fromEntries(names.map((name) => [name, textOf(is, name)])), place)
}

// A draft after somebody else changed the row: what was not touched here takes over what is there now.
export function rebased(fields: readonly CorrectionField[], was: Values, is: Values, draft: Draft): Draft {
  const untouched = draftOf(fields, was)
  const fresh = draftOf(fields, is)
  return Object.fromEntries(
    fields.map(({ name }) => [name, draft[name] === untouched[name] ? (fresh[name] ?? '') : (draft[name] ?? '')]),
  )
}
