// Names of departments, and the people who may be a contact person, for forms and for what they were filled in with.
import { shallowRef } from 'vue'
import { api, dataOf, type ItemOf } from '@/api/client'

export type Contact = ItemOf<'listContacts'>

const departments = shallowRef<ItemOf<'listDepartments'>[]>([])
let asked: Promise<void> | undefined

// Read once a page: they are those of the pack.
export function useDepartments() {
  asked ??= dataOf(api.GET('/api/v1/departments')).then(
    ({ items }) => {
      departments.value = items
    },
    () => {
      // Shown by code name until they can be read.
      asked = undefined
    },
  )
  return { departments, nameOf: (name: string) => departments.value.find((one) => one.name === name)?.title ?? name }
}

export function useContacts() {
  const contacts = shallowRef<Contact[]>([])
  async function readOf(place: string) {
    contacts.value = (await dataOf(api.GET('/api/v1/contacts', { params: { query: { place } } }))).items
  }
  return { contacts, readOf }
}
