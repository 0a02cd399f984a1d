// What somebody means who types into the search: an id, a phone, a household number, initials or a name.
import type { BodyOf } from '@/api/client'

export type By = BodyOf<'searchHouseholds'>['by']
export interface Wanted {
  by: By
  text: string
}

export const byTitles: Record<By, string> = {
  name: '姓名',
  initials: '姓名拼音首字母',
  id_no: '证件号码',
  phone: '联系电话',
  household_id: '户编号',
}

const PHONE = /^1\d{10}$/
const ID = /^(\d{17}[\dXx]|\d{15})$/
// Full-width letters and digits, and blanks within a number, are as common as typing errors.
const clean = (typed: string) => typed.normalize('NFKC').trim().replace(/\s+/g, ' ')

// Undefined while there is too little to look for.
export function recognise(typed: string): Wanted | undefined {
  const text = clean(typed)
  const packed = text.replace(/[ -]/g, '')
  if (ID.test(packed)) return { by: 'id_no', text: packed.toUpperCase() }
  if (PHONE.test(packed)) return { by: 'phone', text: packed }
  if (/^\d+$/.test(packed)) return packed.length >= 4 ? { by: 'household_id', text: packed } : undefined
  if (/^[A-Za-z]{1,8}$/.test(packed))
    return packed.length >= 2 ? { by: 'initials', text: packed.toUpperCase() } : undefined
  return text ? { by: 'name', text } : undefined
}
