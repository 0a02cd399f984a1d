// Pages of a list that the server cuts by cursor: forward by the `next` it gave, back over the cursors already used.
import { computed, ref, shallowRef } from 'vue'
import { asProblem, type Problem } from '@/api/problem'
import type { Load, Query } from './list'

export function useCursorPages<Row>(load: () => Load<Row>, limit: number) {
  const rows = shallowRef<Row[]>([])
  const problem = shallowRef<Problem>()
  const loading = ref(true)
  const cursors = ref<string[]>([])
  const next = ref<string | null>()
  let query: Query = {}
  let asked = 0

  const page = computed(() => cursors.value.length + 1)

  async function read() {
    const mine = ++asked
    loading.value = true
    problem.value = undefined
    try {
      const cursor = cursors.value.at(-1)
      const reply = await load()({ ...query, ...(cursor ? { cursor } : {}), limit } as Query & { limit: number })
      if (mine !== asked) return
      rows.value = reply.items
      next.value = reply.next
    } catch (thrown) {
      if (mine !== asked) return
      rows.value = []
      next.value = undefined
      problem.value = asProblem(thrown)
    } finally {
      if (mine === asked) loading.value = false
    }
  }
  function begin(wanted: Query) {
    query = wanted
    cursors.value = []
    return read()
  }
  function forward() {
    if (!next.value || loading.value) return
    cursors.value.push(next.value)
    return read()
  }
  function back() {
    if (cursors.value.length === 0 || loading.value) return
    cursors.value.pop()
    return read()
  }
  return { rows, problem, loading, page, next, begin, read, forward, back }
}
