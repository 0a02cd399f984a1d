// What policy packs are called. Promise: read once a session, and again for one that was not known then; by its short name until
// that is known, or when it cannot be.
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { api, dataOf } from '@/api/client'
import type { Policy } from './policy'

export const usePacks = defineStore('packs', () => {
  const packs = shallowRef<readonly Policy[]>([])
  const find = (id: string) => packs.value.find((pack) => pack.id === id)
  const nameOf = (id: string) => find(id)?.name ?? id

  let reading: Promise<void> | undefined
  async function know(id: string) {
    if (find(id)) return
    reading ??= dataOf(api.GET('/api/v1/policies'))
      .then(
        ({ items }) => {
          packs.value = items
        },
        () => undefined,
      )
      .finally(() => (reading = undefined))
    await reading
  }
  return { nameOf, know }
})
