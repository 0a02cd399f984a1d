// A visit while it is filled in: from the draft on this phone, from what waits to be sent, or from the visit before.
import { computed, reactive, ref, shallowRef, watch, type Ref } from 'vue'
import { yuan } from '@/format/number'
import { today } from '@/format/time'
import type { KeptForm, KeptSheet } from '@/offline/db'
import { useOutbox } from '@/offline/outbox'
import type { Photo } from '@/offline/photo'
import type { VisitItem } from '@/offline/queue'
import { isOff, watched } from '@/offline/signal'
import { fetchForm, fetchSheet, formCopy, sheetCopy } from '@/offline/visit-copies'
import { dropVisitDraft, keepVisitDraft, readVisitDraft, type Answers, type VisitDraft } from '@/offline/visit-drafts'
import { useSession } from '@/session/session'
import { answersTo, inWords, isComplete, type Section } from './answers'
import { amountsOf, isWrong, netOf, textOf, type Form } from './worksheet'

export const INCOME = 'income'
const PATIENCE_MS = 1500
export type PartState = 'ask' | 'same' | 'open'

interface Filled {
  purpose: string
  visited_on: string
  answers: Answers
  people: Record<number, Answers>
  amounts: Record<string, string>
  note: string
}

const typedOf = (amounts: Record<string, number>) =>
  Object.fromEntries(Object.entries(amounts).map(([name, cents]) => [name, textOf(cents)]))
const peopleOf = (members: { person: number; answers: Answers }[]) =>
  Object.fromEntries(members.map(({ person, answers }) => [person, { ...answers }]))

export function useFilling(household: Ref<number>) {
  const session = useSession()
  const outbox = useOutbox()
  const kept = shallowRef<KeptForm>()
  const sheet = shallowRef<KeptSheet>()
  const ready = ref(false)
  const handed = ref(false)
  const photos = shallowRef<Photo[]>([])
  const signature = shallowRef<Photo>()
  const states = reactive<Record<string, PartState>>({})
  const filled = reactive<Filled>({
    purpose: '',
    visited_on: today(),
    answers: {},
    people: {},
    amounts: {},
    note: '',
  })

  const account = computed(() => session.me?.id ?? 0)
  const item = computed(() => outbox.ofVisit(household.value))
  const form = computed(() => kept.value?.form)
  const sections = computed(() => form.value?.sections ?? [])
  const purpose = computed(() => form.value?.purposes.find(({ name }) => name === filled.purpose))
  const purposes = computed(() => form.value?.purposes.filter(({ name }) => sheet.value?.purposes.includes(name)) ?? [])
  const amounts = computed(() => (form.value ? amountsOf(form.value, filled.amounts) : {}))
  const net = computed(() => (form.value ? netOf(form.value, amounts.value) : 0))

  const answersOf = (section: Section) =>
    section.of_member ? (sheet.value?.members.map(({ person }) => filled.people[person] ?? {}) ?? []) : [filled.answers]
  const isFull = (section: Section) => answersOf(section).every((answers) => isComplete(section, answers))
  const amountsGood = computed(() => form.value?.items.every(({ name }) => !isWrong(filled.amounts[name])) ?? false)

  // What a part said last time, in lines.
  function linesOf(section: Section): string[] {
    if (!section.of_member) return inWords(section, filled.answers)
    return (sheet.value?.members ?? []).map(
      ({ person, name }) =>
        `${name}：${Object.values(answersTo([section], filled.people[person] ?? {}))
          .flat()
          .join('，')}`,
    )
  }

  // What was said before is asked to be confirmed; what never was is open.
  function begin(from: KeptSheet) {
    Object.assign(filled, {
      purpose: from.purposes[0] ?? '',
      visited_on: today(),
      answers: { ...from.answers },
      people: peopleOf(from.members),
      amounts: typedOf(from.amounts),
      note: from.note,
    })
    for (const section of sections.value) states[section.id] = from.base && isFull(section) ? 'ask' : 'open'
    states[INCOME] = from.base ? 'ask' : 'open'
  }

  function goOn(draft: VisitDraft) {
    Object.assign(filled, {
      purpose: draft.purpose,
      visited_on: draft.visited_on,
      answers: draft.answers,
      people: peopleOf(draft.members),
      amounts: draft.amounts,
      note: draft.note,
    })
    Object.assign(states, draft.states)
    photos.value = draft.photos
    signature.value = draft.signature
  }

  function change(written: VisitItem) {
    Object.assign(filled, {
      purpose: written.body.purpose,
      visited_on: written.body.visited_on,
      answers: { ...written.body.answers },
      people: peopleOf(written.body.members),
      amounts: typedOf(written.body.amounts),
      note: written.body.note ?? '',
    })
    for (const name of [...sections.value.map(({ id }) => id), INCOME]) states[name] = 'open'
    photos.value = written.photos
    signature.value = written.signature
  }

  // The server's, when it answers soon: a visit begun from an old copy may not agree with a colleague's. Else the copy.
  async function open() {
    ready.value = false
    handed.value = false
    await outbox.reload()
    const fresh = watched(Promise.all([fetchForm(), fetchSheet(household.value)])).catch(() => undefined)
    const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), PATIENCE_MS))
    const now = isOff.value ? undefined : await Promise.race([fresh, late])
    const copy = await Promise.all([formCopy(), sheetCopy(household.value)])
    const [first, second] = now ?? (copy[0] && copy[1] ? copy : ((await fresh) ?? []))
    kept.value = first
    sheet.value = second
    if (second) {
      begin(second)
      const draft = await readVisitDraft(account.value, household.value)
      if (item.value) change(item.value)
      else if (draft && draft.base === second.base && draft.form === form.value?.digest) goOn(draft)
    }
    ready.value = true
  }

  const membersNow = () =>
    (sheet.value?.members ?? []).map(({ person }) => ({
      person,
      answers: answersTo(
        sections.value.filter(({ of_member }) => of_member),
        filled.people[person] ?? {},
      ),
    }))

  const answersNow = () =>
    answersTo(
      sections.value.filter(({ of_member }) => !of_member),
      filled.answers,
    )

  function draftNow(): VisitDraft {
    return {
      base: sheet.value?.base ?? null,
      form: form.value?.digest ?? '',
      purpose: filled.purpose,
      visited_on: filled.visited_on,
      answers: answersNow(),
      members: membersNow(),
      amounts: { ...filled.amounts },
      note: filled.note,
      states: { ...states },
      photos: photos.value,
      ...(signature.value ? { signature: signature.value } : {}),
    }
  }
  // The camera of a small phone may end this page: what is here is kept from moment to moment.
  watch([filled, states, photos, signature], () => {
    if (ready.value && sheet.value && !handed.value && !item.value) {
      void keepVisitDraft(account.value, household.value, draftNow())
    }
  })

  const faults = computed(() => ({
    parts:
      sections.value.some((section) => states[section.id] === 'ask' || !isFull(section)) || states[INCOME] === 'ask',
    amounts: amountsGood.value ? '' : '有一项金额写得不对',
    visited_on: !filled.visited_on ? '请选入户的日期' : filled.visited_on > today() ? '入户日期晚于今天' : '',
    signature: purpose.value?.signature && !signature.value ? '请农户签字' : '',
    photos: photos.value.length < (purpose.value?.photos ?? 0) ? `至少拍 ${purpose.value?.photos} 张照片` : '',
  }))
  const isGood = computed(() => !Object.values(faults.value).some(Boolean))

  // False while what was written before is on its way.
  async function hand(of: Form): Promise<boolean> {
    const body = {
      form: of.digest,
      purpose: filled.purpose,
      visited_on: filled.visited_on,
      ...(sheet.value?.base ? { base: sheet.value.base } : {}),
      answers: answersNow(),
      members: membersNow(),
      amounts: amounts.value,
      note: filled.note.trim(),
    }
    const title = `${sheet.value?.head || sheet.value?.household_id} · ${purpose.value?.title}`
    const summary = `${filled.visited_on} 入户，纯收入 ${yuan(net.value)} 元`
    const written = { body, photos: photos.value, signature: signature.value, title, summary }
    if (item.value) {
      if (!(await outbox.edit(item.value, written))) return false
    } else {
      handed.value = true
      await outbox.put({ kind: 'visit', account: account.value, household: household.value, ...written })
      await dropVisitDraft(account.value, household.value)
    }
    return true
  }

  watch(household, open, { immediate: true })
  return {
    ...{ form, sheet, sections, purposes, filled, states, photos, signature, ready, item },
    ...{ amounts, net, faults, isGood, isFull, linesOf, hand },
  }
}
