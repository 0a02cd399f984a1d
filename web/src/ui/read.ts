// Something a page or a sheet reads from the server. Promise: read at once and again whenever `of` changes, and not while it is
// empty; what stood there stays until the new answer is there; an answer that another question has overtaken is dropped.
import { shallowRef, toValue, watch, type MaybeRefOrGetter } from 'vue'
import { asProblem, type Problem } from '@/api/problem'

export function useRead<Of, Found>(of: MaybeRefOrGetter<Of>, read: (of: NonNullable<Of>) => Promise<Found>) {
  const found = shallowRef<Found>()
  const problem = shallowRef<Problem>()
  let asked = 0

  async function load() {
    const at = toValue(of)
    const mine = ++asked
    problem.value = undefined
    if (!at) return
    try {
      const answer = await read(at)
      if (mine === asked) found.value = answer
    } catch (thrown) {
      if (mine === asked) problem.value = asProblem(thrown)
    }
  }
  watch(() => toValue(of), load, { immediate: true })
  return { found, problem, load }
}
