// Names of the people of towns and villages in one's scope, read once: what was done names an account, and a person is who did it.
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { api, dataOf } from '@/api/client'
import { useSession } from './session'

export const usePeople = defineStore('people', () => {
  const session = useSession()
  const names = shallowRef(new Map<number, string>())
  let asked: Promise<void> | undefined

  function load() {
    if (!session.may('read-cases')) return
    asked ??= dataOf(api.GET('/api/v1/contacts')).then(
      ({ items }) => {
        names.value = new Map(items.map(({ account, name }) => [account, name]))
      },
      () => {
        // Logins stand there until it can be read.
        asked = undefined
      },
    )
  }
  const nameOf = (account: number, login: string) => {
    load()
    return names.value.get(account) ?? login
  }
  return { nameOf }
})
