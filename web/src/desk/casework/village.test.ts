import { flushPromises } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, ref, shallowRef } from 'vue'
import { Problem } from '@/api/problem'
import { useVillage } from './village'

const GET = vi.hoisted(() => vi.fn())
const places = vi.hoisted(() => ({ divisions: [] as { code: string }[] }))
vi.mock('@/api/client', () => ({ api: { GET }, dataOf: async (call: Promise<{ data: unknown }>) => (await call).data }))
vi.mock('@/session/places', async () => {
  const { reactive } = await import('vue')
  const made = reactive(places)
  return { usePlaces: () => made }
})
const { usePlaces } = await import('@/session/places')

const one = [{ code: '530326101000' }, { code: '530326101201' }]
const two = [...one, { code: '530326101202' }]
function use(cases: number[], begin?: (first: { kind: string }) => void) {
  const problem = shallowRef<Problem>()
  const village = effectScope().run(() => useVillage(ref(cases), problem, begin))
  if (!village) throw new Error('no scope')
  return { village, problem }
}

describe('the village of a meeting or a notice', () => {
  beforeEach(() => {
    setActivePinia(createPinia())
    GET.mockReset()
    usePlaces().divisions = []
  })
  it('is the only one there is, as soon as the places are known', async () => {
    const { village } = use([])
    expect(village.value).toBe('')
    usePlaces().divisions = one as never
    await flushPromises()
    expect(village.value).toBe('530326101201')
  })
  it('is to be chosen where there are several', async () => {
    usePlaces().divisions = two as never
    const { village } = use([])
    await flushPromises()
    expect(village.value).toBe('')
  })
  it('is that of the cases in the address, which are told of first', async () => {
    GET.mockResolvedValue({ data: { kind: 'elimination', division_code: '530326101202' } })
    usePlaces().divisions = two as never
    const kinds: string[] = []
    const { village } = use([12, 15], ({ kind }) => kinds.push(`${kind} ${village.value}`))
    await flushPromises()
    expect(kinds).toEqual(['elimination '])
    expect(village.value).toBe('530326101202')
  })
  it('says what is wrong when the case cannot be read', async () => {
    GET.mockRejectedValue(new Problem(404, { detail: '没有这一件' }))
    usePlaces().divisions = two as never
    const { problem } = use([12])
    await flushPromises()
    expect(problem.value?.detail).toBe('没有这一件')
  })
})
