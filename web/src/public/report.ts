// What a family writes, kept in the page's memory only: the phone may be a neighbour's.
import { reactive, shallowRef, watch } from 'vue'
import { newKey, quietApi, dataOf, type ReplyOf } from '@/api/client'
import type { Photo } from '@/offline/photo'
import { base64Url } from './base64'
import { idFault } from './resident-id'

export type Receipt = ReplyOf<'handInSelfReport'>

export const LAST_STEP = 4

const blank = () => ({
  village: '',
  name: '',
  id_no: '',
  phone: '',
  difficulties: [] as string[],
  text: '',
  consent: false,
})
export const draft = reactive(blank())
export const photos = shallowRef<Photo[]>([])
export const receipt = shallowRef<Receipt>()

// What is missing, by field, in the words of the page. `step`: of these fields only.
type Fields = Partial<Record<keyof typeof draft, string>>
const checks: Record<number, () => Fields> = {
  1: () => (draft.village ? {} : { village: '请先选乡镇，再选村' }),
  2: () => ({
    ...(draft.name.trim() ? {} : { name: '请写您的姓名' }),
    ...(idFault(draft.id_no) ? { id_no: idFault(draft.id_no) } : {}),
    ...(/^[\d\s-]{7,16}$/.test(draft.phone.trim()) ? {} : { phone: '请写能打通的电话号码' }),
  }),
  3: () =>
    draft.difficulties.length > 0 || draft.text.trim() ? {} : { difficulties: '请选一种困难，或者用自己的话写一写' },
  4: () => (draft.consent ? {} : { consent: '请先看完说明，打上勾' }),
}
export const faultsOf = (step: number): Fields => checks[step]?.() ?? {}
const isComplete = (step: number) => Object.keys(faultsOf(step)).length === 0

export function firstOpenStep() {
  for (let step = 1; step < LAST_STEP; ++step) if (!isComplete(step)) return step
  return LAST_STEP
}

// On which step a field of the server's fault is.
const STEP_OF: Record<string, number> = { village: 1, name: 2, id_no: 2, phone: 2, difficulties: 3, text: 3, photos: 3 }
export const stepOf = (where: string) => STEP_OF[where.replace(/^\//, '').split('/')[0] ?? '']

// The same content twice is one report, whatever the network did; another content is another.
let key = newKey()
watch(
  [draft, photos],
  () => {
    key = newKey()
  },
  { deep: true, flush: 'sync' },
)

export async function handIn(): Promise<void> {
  const body = { ...draft, photos: photos.value.map(({ bytes }) => base64Url(new Uint8Array(bytes))) }
  receipt.value = await dataOf(
    quietApi.POST('/api/v1/public/self-reports', { body, headers: { 'Idempotency-Key': key } }),
  )
  forget()
}

export function forget() {
  Object.assign(draft, blank())
  photos.value = []
}
