// What waits for the signed-in person, for the top bar; read again now and then and after something was done.
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { api, dataOf, type ReplyOf } from '@/api/client'
import { useSession } from '@/session/session'

export const useNotices = defineStore('notices', () => {
  const session = useSession()
  const notices = shallowRef<ReplyOf<'readNotices'>>()
  const waiting = computed(() => (notices.value?.waiting ?? []).filter((one) => one.clues > 0))
  const total = computed(() => waiting.value.reduce((sum, one) => sum + one.clues, 0))
  const overdue = computed(() => waiting.value.reduce((sum, one) => sum + one.overdue, 0))

  // The bar does without when it cannot be read; the pages say what is wrong.
  async function read() {
    if (!session.may('read-clues')) return
    notices.value = await dataOf(api.GET('/api/v1/notices')).catch(() => notices.value)
  }
  return { notices, waiting, total, overdue, read }
})
