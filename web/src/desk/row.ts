// The row a page is about, by the id in the page's address. Promise: one row is never shown under the address of another.
import { computed, watch } from 'vue'
import { useRoute } from 'vue-router'
import { useRead } from '@/ui/read'

export function useRow<Row>(read: (path: { id: string }) => Promise<Row>) {
  const route = useRoute()
  const id = computed(() => (typeof route.params.id === 'string' ? route.params.id : ''))
  const row = useRead(id, (id) => read({ id }))
  watch(id, () => (row.found.value = undefined), { flush: 'sync' })
  return { id, ...row }
}
