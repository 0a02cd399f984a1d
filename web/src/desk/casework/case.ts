// Cases as pages use them: types of the API, words, and what follows from a case's procedure and events.
import { api, dataOf, type ItemOf, type ReplyOf } from '@/api/client'
import type { Tone } from '@/format/words'

export type Case = ItemOf<'listCases'>
export type CaseDetail = ReplyOf<'readCase'>
export type Procedure = ItemOf<'listProcedures'>
export type Step = Procedure['steps'][number]
export type StepField = Procedure['fields'][number]
export type CaseEvent = CaseDetail['events'][number]
export type Kind = Case['kind']
export type Office = NonNullable<Case['office']>
export type FieldValues = Record<string, string[]>

export const readCase = (id: number) => dataOf(api.GET('/api/v1/cases/{id}', { params: { path: { id: String(id) } } }))

export const kinds: Record<Kind, string> = { identification: '监测对象识别', elimination: '风险消除' }
export const offices: Record<Office, string> = { village: '村', town: '乡镇', county: '县' }
export const statuses: Record<Case['status'], { text: string; tone: Tone }> = {
  open: { text: '办理中', tone: 'open' },
  done: { text: '已办完', tone: 'done' },
  ended: { text: '不予通过', tone: 'quiet' },
  withdrawn: { text: '已撤回', tone: 'quiet' },
}

// The state in a word: what stops a case comes before everything.
export function statusOf(one: Pick<Case, 'status' | 'held'>): { text: string; tone: Tone } {
  return one.status === 'open' && one.held ? { text: '有异议，停办', tone: 'soon' } : statuses[one.status]
}

// Whose turn it is, of the roles that have an office.
export const officeOf = (role: string | null | undefined): Office | undefined =>
  role === 'village' || role === 'town' || role === 'county' ? role : undefined

export const stepOf = (procedure: Procedure, id: string) => procedure.steps.find((step) => step.id === id)
export const paperTitle = (procedure: Procedure, name: string) =>
  procedure.papers.find((paper) => paper.name === name)?.title ?? name
export const fieldsOf = (procedure: Procedure, step: Step): StepField[] =>
  step.fields.flatMap((name) => procedure.fields.find((field) => field.name === name) ?? [])

export interface BoardStep {
  step: Step
  state: 'done' | 'now' | 'later'
  by?: string
  at?: string | null
}

// Every step with where it stands: a return takes back what was completed from its target on.
export function boardOf(one: Pick<CaseDetail, 'procedure' | 'events' | 'step' | 'status'>): BoardStep[] {
  const { steps } = one.procedure
  const done = new Map<string, CaseEvent>()
  for (const event of one.events) {
    if (event.kind === 'completed') done.set(event.step, event)
    if (event.kind !== 'returned') continue
    const target = steps.findIndex(({ id }) => id === event.to)
    for (const { id } of steps.slice(Math.max(target, 0))) done.delete(id)
  }
  return steps.map((step) => {
    const event = done.get(step.id)
    if (event) return { step, state: 'done', by: event.by, at: event.at }
    return { step, state: step.id === one.step && one.status === 'open' ? 'now' : 'later' }
  })
}

// Where a paper that is missing comes from: one hands it up here, or the program adds it when something has been done.
export type WayTo =
  'upload' | 'application' | 'authorisation' | 'lookups' | 'meeting' | 'notice' | 'visit' | 'clue' | 'wait'
const ways: Record<string, WayTo> = {
  clue: 'clue',
  application: 'application',
  authorisation: 'authorisation',
  lookup: 'lookups',
  meeting: 'meeting',
  notice: 'notice',
  help_term: 'wait',
}
export const wayTo = (procedure: Procedure, name: string): WayTo =>
  ways[name] ?? (procedure.papers.find((paper) => paper.name === name)?.by_program ? 'wait' : 'upload')

// Papers that people hand up for this step, or may have to make anew.
export const uploadable = (procedure: Procedure) => procedure.papers.filter(({ by_program: program }) => !program)

// One line for each thing an event says; `textOf` gives the words of a field's values.
export function eventLines(
  event: CaseEvent,
  procedure: Procedure,
  textOf: (field: StepField, values: readonly string[]) => string,
): string[] {
  const titleOf = (id: string) => stepOf(procedure, id)?.title ?? id
  const lines: string[] = []
  if (event.kind === 'completed') lines.push(`“${titleOf(event.step)}”`)
  if (event.kind === 'returned') lines.push(`从“${titleOf(event.step)}”退回到“${titleOf(event.to)}”`)
  if (event.paper) lines.push(paperTitle(procedure, event.paper))
  for (const [name, values] of Object.entries(event.fields)) {
    const field = procedure.fields.find((one) => one.name === name)
    lines.push(field ? `${field.title}：${textOf(field, values)}` : values.join('、'))
  }
  if (event.again.length > 0) lines.push(`要重做：${event.again.map((name) => paperTitle(procedure, name)).join('、')}`)
  if (event.reason) lines.push(`${event.kind === 'exclusion-found' ? '' : '说明：'}${event.reason}`)
  return lines
}

// Values as they were given: departments and accounts by their names.
export function valuesText(
  field: StepField,
  values: readonly string[],
  names: { department: (name: string) => string; account: (number: string) => string },
): string {
  if (field.type === 'department') return values.map(names.department).join('、')
  if (field.type === 'account') return values.map(names.account).join('、')
  return values.join('、')
}

// Every field of the step has something, and no choice has more than it may.
export const isFilled = (fields: readonly StepField[], values: FieldValues) =>
  fields.every(({ name, at_most: most }) => {
    const given = (values[name] ?? []).filter((value) => value.trim())
    return given.length > 0 && (most === 0 || given.length <= most)
  })

// The values as they are sent.
export const given = (fields: readonly StepField[], values: FieldValues): FieldValues =>
  Object.fromEntries(fields.map(({ name }) => [name, (values[name] ?? []).map((value) => value.trim())]))
