// The three gates of a way out (02-domain.md section 7) and what the family says: what each rests on, as the case's papers show it.
import { paperTitle, type CaseDetail } from './case'

const GATES = ['income_proof', 'safety_proof', 'acceptance_proof'] as const
const CONSENT = 'consent'
const REFUSAL = 'refusal_record'

type Shown = Pick<CaseDetail, 'procedure' | 'papers'>
type Paper = CaseDetail['papers'][number]

// The last one handed up.
const lastOf = (detail: Shown, kinds: readonly string[]): Paper | undefined =>
  detail.papers.filter(({ kind }) => kinds.includes(kind)).at(-1)

export interface Gate {
  kind: string
  title: string
  paper: Paper | undefined
  step: string // that asks for it
}

export const gatesOf = (detail: Shown): Gate[] =>
  GATES.flatMap((kind) => {
    const step = detail.procedure.steps.find(({ papers }) => papers.some((need) => need.includes(kind)))
    if (!step) return []
    const title = paperTitle(detail.procedure, kind).replace(/的依据$/, '')
    return [{ kind, title, paper: lastOf(detail, [kind]), step: step.title }]
  })

// What the family says: nothing yet, or the paper by which it agreed or did not.
export function voiceOf(detail: Shown): { paper: Paper; agrees: boolean; title: string } | undefined {
  const paper = lastOf(detail, [CONSENT, REFUSAL])
  return paper && { paper, agrees: paper.kind === CONSENT, title: paperTitle(detail.procedure, paper.kind) }
}
