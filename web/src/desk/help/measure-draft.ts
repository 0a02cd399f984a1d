// A measure as it is being planned or revised.
import { today } from '@/format/time'
import type { BodyOf } from '@/api/client'
import type { Choices, Measure, Suggestion } from './help'

export interface Draft {
  kind: string
  risks: string[]
  department: string
  content: string
  yuan: string
  from_on: string
  to_on: string
  responsible: string
  person: number
}
type Body = BodyOf<'addHelpMeasures'>['measures'][number]

const endOfYear = (day: string) => `${day.slice(0, 4)}-12-31`

export function blankDraft(risks: readonly string[]): Draft {
  return {
    kind: '',
    risks: risks.length === 1 ? [...risks] : [],
    department: '',
    content: '',
    yuan: '',
    from_on: today(),
    to_on: endOfYear(today()),
    responsible: '',
    person: 0,
  }
}
export const draftOf = (measure: Measure): Draft => ({
  kind: measure.kind,
  risks: [...measure.risks],
  department: measure.department,
  content: measure.content,
  yuan: measure.amount ? String(measure.amount / 100) : '',
  from_on: measure.from_on,
  to_on: measure.to_on,
  responsible: measure.responsible,
  person: measure.person ?? 0,
})
export const draftFrom = (suggestion: Suggestion): Draft => ({
  ...blankDraft([]),
  kind: suggestion.kind,
  risks: [...suggestion.risks],
  department: suggestion.department,
})

// 元 as typed, in 分; a blank is nothing.
export const centsOf = (yuan: string): number => Math.round(Number(yuan.replace(/[,，\s]/g, '') || '0') * 100)

export function bodyOf(draft: Draft): Body {
  const { yuan, person, ...rest } = draft
  return { ...rest, amount: centsOf(yuan), ...(person ? { person } : {}) }
}

// Kinds that answer one of the chosen risks first.
export function kindsFor(choices: Choices, risks: readonly string[]) {
  const fits = (kind: Choices['kinds'][number]) => kind.risks.some((risk) => risks.includes(risk))
  return [...choices.kinds.filter(fits), ...choices.kinds.filter((kind) => !fits(kind))]
}
