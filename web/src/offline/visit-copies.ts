// The copy on the phone of who is to be visited, of the form, and of what each visit begins with.
import { dataOf, quietApi } from '@/api/client'
import { database, type KeptDue, type KeptForm, type KeptSheet } from './db'

const PAGE = 200
// More than one person visits in a quarter.
const MOST = 1000
// Families whose sheets are fetched ahead, so that they can be visited without a signal.
const SHEETS_AHEAD = 40

const FORM = 'form'

export async function fetchDue(): Promise<KeptDue[]> {
  const due: KeptDue[] = []
  let cursor: string | null | undefined
  do {
    const query = { limit: PAGE, ...(cursor ? { cursor } : {}) }
    const page = await dataOf(quietApi.GET('/api/v1/visit-rounds', { params: { query } }))
    due.push(...page.items)
    cursor = page.next
  } while (cursor && due.length < MOST)
  return due
}
export async function keepDue(due: readonly KeptDue[]) {
  const change = (await database()).transaction('visit_due', 'readwrite')
  await change.store.clear()
  for (const one of due) await change.store.put(one)
  await change.done
}

// The late ones first, then by the day on which they are due.
const rank = ({ state }: KeptDue) => ['late', 'open', 'done'].indexOf(state)
export async function dueCopies(): Promise<KeptDue[]> {
  const due = await (await database()).getAll('visit_due')
  return due.sort(
    (a, b) =>
      rank(a) - rank(b) ||
      (a.due_on < b.due_on ? -1 : a.due_on > b.due_on ? 1 : 0) ||
      (a.household_id < b.household_id ? -1 : 1),
  )
}

export const formCopy = async () => (await database()).get('visit_form', FORM)
export async function fetchForm(): Promise<KeptForm> {
  const form = await dataOf(quietApi.GET('/api/v1/visit-form'))
  await (await database()).put('visit_form', form, FORM)
  return form
}

export const sheetCopy = async (household: number) => (await database()).get('visit_sheets', household)
export const dropSheet = async (household: number) => {
  await (await database()).delete('visit_sheets', household)
}
export async function fetchSheet(household: number): Promise<KeptSheet> {
  const path = { id: String(household) }
  const sheet = await dataOf(quietApi.GET('/api/v1/households/{id}/visit-sheet', { params: { path } }))
  await (await database()).put('visit_sheets', sheet)
  return sheet
}
// One after the other: the signal in a village is thin.
export async function fetchSheets(due: readonly KeptDue[]) {
  const have = new Set(await (await database()).getAllKeys('visit_sheets'))
  const wanted = due.filter(({ state, household }) => state !== 'done' && !have.has(household))
  for (const { household } of wanted.slice(0, SHEETS_AHEAD)) await fetchSheet(household)
}
