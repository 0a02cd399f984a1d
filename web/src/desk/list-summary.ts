// The figures above a list. Promise: they are those of the place that the list shows, whatever else it is filtered by, and each
// leads to its part of that place; when they cannot be read there are none, for the list says what is wrong.
import { computed, ref } from 'vue'
import type { Query } from '@/ui/list'
import { useRead } from '@/ui/read'

interface Place {
  place?: string
}

// `path`: of the list's page. `follow` is told what the list shows.
export function useListSummary<Summary>(path: string, read: (place: Place) => Promise<Summary>) {
  const query = ref<Query>()
  const place = computed<Place>(() => (query.value?.place ? { place: query.value.place } : {}))
  const { found, problem } = useRead(query, () => read(place.value))
  const summary = computed(() => (problem.value ? undefined : found.value))

  function follow(shown: Query) {
    query.value = shown
  }
  const to = (wanted: Query, page = path) => ({ path: page, query: { ...place.value, ...wanted } })
  return { query, summary, follow, to }
}
