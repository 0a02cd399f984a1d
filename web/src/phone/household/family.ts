// A family as the phone shows it: from the server, else from the copy.
import { shallowRef, watch, type Ref } from 'vue'
import { api, dataOf } from '@/api/client'
import { asProblem, type Problem } from '@/api/problem'
import type { KeptHousehold } from '@/offline/db'
import { householdCopy, keepHousehold, keptHousehold } from '@/offline/kept'
import { watched } from '@/offline/signal'

export function useFamily(id: Ref<number>) {
  const family = shallowRef<KeptHousehold>()
  const problem = shallowRef<Problem>()
  const loading = shallowRef(false)

  async function load() {
    problem.value = undefined
    family.value = undefined
    if (!id.value) return
    loading.value = true
    try {
      family.value = await householdCopy(id.value)
      const path = { id: String(id.value) }
      family.value = keptHousehold(await watched(dataOf(api.GET('/api/v1/households/{id}', { params: { path } }))))
      await keepHousehold(family.value)
    } catch (thrown) {
      problem.value = asProblem(thrown)
    } finally {
      loading.value = false
    }
  }
  watch(id, load, { immediate: true })
  return { family, problem, loading, load }
}
export const headOf = (family: KeptHousehold) =>
  family.members.find(({ relation }) => relation === '户主')?.name ?? family.members[0]?.name ?? family.household_id
