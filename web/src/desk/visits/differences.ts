// Where two visits do not say the same, in the order of the form.
import type { ReplyOf } from '@/api/client'
import { yuan } from '@/format/number'

export type Visit = ReplyOf<'readHouseholdVisits'>['items'][number]
export type Form = ReplyOf<'readHouseholdVisits'>['forms'][number]

export const conflictText = ({ conflict }: Visit) =>
  conflict === 'same_key' ? '同一次走访交来了两种内容' : '两个人从同一次走访填起，写的不一样'

// Who of the family an answer is about; somebody who has left it since is not in the register any more.
export const nameIn = (members: readonly { id: number; name: string }[]) => (person: number) =>
  members.find(({ id }) => id === person)?.name ?? '家人'

export interface Difference {
  key: string
  title: string
  mine: string
  theirs: string
}

const said = (answer: string[] | undefined) => (answer ?? []).filter(Boolean).join('、') || '没有填'
const money = (cents: number | undefined) => (cents ? `${yuan(cents)} 元` : '没有')

export function differencesOf(
  form: Form,
  mine: Visit,
  theirs: Visit,
  nameOf: (person: number) => string,
): Difference[] {
  const found: Difference[] = []
  const add = (key: string, title: string, one: string, other: string) => {
    if (one !== other) found.push({ key, title, mine: one, theirs: other })
  }
  const answersOf = (visit: Visit, person: number) => visit.members.find((one) => one.person === person)?.answers
  const people = [...new Set([...mine.members, ...theirs.members].map(({ person }) => person))]
  for (const section of form.sections) {
    for (const { name, title } of section.questions) {
      if (!section.of_member) add(name, title, said(mine.answers[name]), said(theirs.answers[name]))
      else
        for (const person of people) {
          const of = (visit: Visit) => said(answersOf(visit, person)?.[name])
          add(`${name}/${person}`, `${nameOf(person)} ${title}`, of(mine), of(theirs))
        }
    }
  }
  for (const { name, title } of form.items) add(name, title, money(mine.amounts[name]), money(theirs.amounts[name]))
  add('note', '备注', mine.note || '没有填', theirs.note || '没有填')
  return found
}
