// The copy on the phone of what waits for this person: read as one list, replaced as one list.
import { dataOf, quietApi, type ItemOf, type ReplyOf } from '@/api/client'
import { database, type KeptClue, type KeptHousehold } from './db'
import { remember } from './who'

const PAGE = 200
// More than a village can look at; the most urgent come first.
const MOST = 600

export function keptClue(clue: ItemOf<'listClues'> | ReplyOf<'readClue'>): KeptClue {
  const { id, version, state, state_title, due_on, overdue, explanation, rule, source } = clue
  const { person_name, household, household_id, division_code, remark, answer } = clue
  return {
    ...{ id, version, state, state_title, due_on, overdue, explanation, rule, source },
    ...{ person_name, household, household_id, division_code, remark, answer },
  }
}

// Months and days of birth are hidden by the server.
const bornOf = (birth: string) => (/^\d{4}/.test(birth) ? `${birth.slice(0, 4)} 年生` : '')

export function keptHousehold(household: ReplyOf<'readHousehold'>): KeptHousehold {
  const { id, household_id, division_code, village_group, household_type, phone, residency } = household
  return {
    ...{ id, household_id, division_code, village_group, household_type, phone, residency },
    members: household.members
      .filter((person) => !person.closed)
      .map(({ id: person, name, relation, sex, status, birth_date }) => ({
        ...{ id: person, name, relation, sex, status },
        born: bornOf(birth_date),
      })),
    monitored: household.monitored.map(({ category, risks, identified_on, eliminated_on }) => ({
      ...{ category, risks, since: identified_on },
      ended: !!eliminated_on,
    })),
  }
}

// All that waits for the caller, most urgent first.
export async function fetchClues(): Promise<KeptClue[]> {
  const clues: KeptClue[] = []
  let cursor: string | null | undefined
  do {
    const query = { mine: true, sort: 'due' as const, limit: PAGE, ...(cursor ? { cursor } : {}) }
    const page = await dataOf(quietApi.GET('/api/v1/clues', { params: { query } }))
    clues.push(...page.items.map(keptClue))
    cursor = page.next
  } while (cursor && clues.length < MOST)
  return clues
}

export async function keepClues(clues: readonly KeptClue[]) {
  const change = (await database()).transaction(['clues', 'households'], 'readwrite')
  const store = change.objectStore('clues')
  await store.clear()
  for (const clue of clues) await store.put(clue)
  const families = new Set(clues.map(({ household }) => household))
  for (const id of await change.objectStore('households').getAllKeys()) {
    if (!families.has(id)) await change.objectStore('households').delete(id)
  }
  await change.done
  await remember({ read_at: Date.now() })
}

// In the order of the list: without a day last.
export async function clueCopies(): Promise<KeptClue[]> {
  const clues = await (await database()).getAll('clues')
  const dayOf = (clue: KeptClue) => clue.due_on ?? '9999'
  return clues.sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : a.id - b.id))
}
export const clueCopy = async (id: number) => (await database()).get('clues', id)
export const dropClueCopy = async (id: number) => {
  await (await database()).delete('clues', id)
}
export const householdCopy = async (id: number) => (await database()).get('households', id)

// Only families of one's own open clues are kept.
export async function keepHousehold(household: KeptHousehold) {
  const db = await database()
  const clues = await db.getAll('clues')
  if (clues.some((clue) => clue.household === household.id)) await db.put('households', household)
}

// The families of the most urgent clues, one after the other, so that they can be looked up at the door.
const FAMILIES_AHEAD = 20
export async function fetchFamilies(clues: readonly KeptClue[]) {
  const db = await database()
  const have = new Set(await db.getAllKeys('households'))
  const wanted = [...new Set(clues.map(({ household }) => household))].filter((id) => id !== null)
  for (const id of wanted.slice(0, FAMILIES_AHEAD)) {
    if (have.has(id)) continue
    const path = { id: String(id) }
    await keepHousehold(keptHousehold(await dataOf(quietApi.GET('/api/v1/households/{id}', { params: { path } }))))
  }
}
