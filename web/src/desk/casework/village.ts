// The village that a meeting or a notice is of. Promise: it is there from the beginning for whoever has only one, and where the
// address names cases it is theirs; `begin` is told of the first of these before the village is set.
import { ref, watch, type Ref } from 'vue'
import { api, dataOf, type ReplyOf } from '@/api/client'
import { asProblem, type Problem } from '@/api/problem'
import { usePlaces } from '@/session/places'

export function useVillage(
  cases: Readonly<Ref<readonly number[]>>,
  problem: Ref<Problem | undefined>,
  begin: (first: ReplyOf<'readCase'>) => void = () => undefined,
) {
  const places = usePlaces()
  const village = ref('')

  async function find() {
    const only = places.divisions.filter(({ code }) => !code.endsWith('000'))
    if (only.length === 1 && only[0]) village.value = only[0].code
    const [id] = cases.value
    if (!id) return
    try {
      const first = await dataOf(api.GET('/api/v1/cases/{id}', { params: { path: { id: String(id) } } }))
      begin(first)
      village.value = first.division_code
    } catch (thrown) {
      problem.value = asProblem(thrown)
    }
  }
  // The places may come after the page.
  watch(
    () => places.divisions.length,
    () => {
      if (!village.value) void find()
    },
    { immediate: true },
  )
  return village
}
