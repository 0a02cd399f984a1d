// Visits made beside the browser: to prepare a journey, and to see what the server really has.
import type { Caller } from './county/caller'

export interface Due {
  household: number
  head: string
  state: string
}
export interface Visit {
  id: number
  version: number
  state: string
  unchanged: boolean
  net: number
  signature: string | null
  photos: string[]
  visited_on: string
  answers: Record<string, string[]>
}
interface Question {
  name: string
  type: string
  values: string[]
  required: boolean
}
interface Form {
  form: { digest: string; sections: { of_member: boolean; questions: Question[] }[] }
}
interface Sheet {
  base: number | null
  answers: Record<string, string[]>
  amounts: Record<string, number>
  members: { person: number; answers: Record<string, string[]> }[]
}

export const due = async (caller: Caller) => (await caller.get<{ items: Due[] }>('/visit-rounds?limit=200')).items
export const visitsTo = async (caller: Caller, household: number) =>
  (await caller.get<{ items: Visit[] }>(`/households/${household}/visits`)).items

// As a colleague hands it in: what stood there before, else the first of each choice; `change` says what is different.
export async function visit(caller: Caller, household: number, change: Record<string, string[]> = {}) {
  const { form } = await caller.get<Form>('/visit-form')
  const sheet = await caller.get<Sheet>(`/households/${household}/visit-sheet`)
  const filled = (of_member: boolean, answers: Record<string, string[]>) => {
    const questions = form.sections.filter((section) => section.of_member === of_member).flatMap((one) => one.questions)
    const wanted = questions.filter(({ required, name }) => required || answers[name])
    return Object.fromEntries(wanted.map(({ name, values }) => [name, answers[name] ?? [values[0] ?? '']]))
  }
  await caller.post(`/households/${household}/visits`, {
    key: Array.from({ length: 32 }, () => Math.floor(Math.random() * 16).toString(16)).join(''),
    form: form.digest,
    purpose: 'routine',
    visited_on: new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10),
    ...(sheet.base ? { base: sheet.base } : {}),
    answers: { ...filled(false, sheet.answers), ...change },
    members: sheet.members.map(({ person, answers }) => ({ person, answers: filled(true, answers) })),
    amounts: sheet.amounts,
  })
}
