// What is kept on this phone: who was signed in last, the copy of their open clues, and what they wrote that is not sent
// yet. Names, yes; no id or telephone number in full, since the server gives none.
import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import type { ItemOf, ReplyOf } from '@/api/client'
import type { QueueItem } from './queue'
import type { Draft } from './drafts'
import type { VisitDraft } from './visit-drafts'

type Clue = ItemOf<'listClues'>
type Household = ReplyOf<'readHousehold'>

// Enough to visit a family and to answer.
export type KeptClue = Pick<
  Clue,
  | 'id'
  | 'version'
  | 'state'
  | 'state_title'
  | 'due_on'
  | 'overdue'
  | 'explanation'
  | 'rule'
  | 'source'
  | 'person_name'
  | 'household'
  | 'household_id'
  | 'division_code'
  | 'remark'
  | 'answer'
>

export type KeptHousehold = Pick<
  Household,
  'id' | 'household_id' | 'division_code' | 'village_group' | 'household_type' | 'phone' | 'residency'
> & {
  members: { id: number; name: string; relation: string; sex: string; status: string; born: string }[]
  monitored: { category: string; risks: string; since: string; ended: boolean }[]
}

export interface Who {
  me: ReplyOf<'readMe'>
  permissions: ReplyOf<'readSession'>['permissions']
  // Names of the places in their scope.
  places: ItemOf<'listDivisions'>[]
  // When the clues were last read, in ms; 0 before the first time.
  read_at: number
}

export type KeptDue = ItemOf<'listVisitRounds'>
export type KeptSheet = ReplyOf<'readVisitSheet'>
export type KeptForm = ReplyOf<'readVisitForm'>

interface Shape extends DBSchema {
  who: { key: string; value: Who }
  clues: { key: number; value: KeptClue }
  households: { key: number; value: KeptHousehold }
  drafts: { key: string; value: Draft }
  queue: { key: number; value: QueueItem; indexes: { account: number } }
  // Families to be visited, what a visit to them begins with, the form, and visits that are being filled in.
  visit_due: { key: number; value: KeptDue }
  visit_sheets: { key: number; value: KeptSheet }
  visit_form: { key: string; value: KeptForm }
  visit_drafts: { key: string; value: VisitDraft }
}

const NAME = 'shouwang'
const VERSION = 2
let opened: Promise<IDBPDatabase<Shape>> | undefined

export function database(): Promise<IDBPDatabase<Shape>> {
  opened ??= openDB<Shape>(NAME, VERSION, {
    upgrade(db, before) {
      if (before < 1) {
        db.createObjectStore('who')
        db.createObjectStore('clues', { keyPath: 'id' })
        db.createObjectStore('households', { keyPath: 'id' })
        db.createObjectStore('drafts')
        db.createObjectStore('queue', { keyPath: 'seq', autoIncrement: true }).createIndex('account', 'account')
      }
      db.createObjectStore('visit_due', { keyPath: 'household' })
      db.createObjectStore('visit_sheets', { keyPath: 'household' })
      db.createObjectStore('visit_form')
      db.createObjectStore('visit_drafts')
    },
    terminated() {
      opened = undefined
    },
  })
  return opened
}
