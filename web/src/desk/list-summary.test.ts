import { flushPromises } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import { useListSummary } from './list-summary'

describe('useListSummary', () => {
  const use = (read: (place: { place?: string }) => Promise<number>) => {
    const made = effectScope().run(() => useListSummary('/help', read))
    if (!made) throw new Error('no scope')
    return made
  }
  it('reads nothing until the list says what it shows, then the figures of that place', async () => {
    const read = vi.fn(async ({ place }: { place?: string }) => (place ? 3 : 10))
    const sums = use(read)
    await flushPromises()
    expect(read).not.toHaveBeenCalled()
    sums.follow({ plan: 'false' })
    await flushPromises()
    expect(read).toHaveBeenLastCalledWith({})
    expect(sums.summary.value).toBe(10)
    sums.follow({ plan: 'false', place: '530326101' })
    await flushPromises()
    expect(read).toHaveBeenLastCalledWith({ place: '530326101' })
    expect(sums.summary.value).toBe(3)
  })
  it('leads to a part of the same place, without the other filters', () => {
    const sums = use(async () => 1)
    sums.follow({ plan: 'false', place: '530326101' })
    expect(sums.to({ warning: 'x' })).toEqual({ path: '/help', query: { place: '530326101', warning: 'x' } })
    expect(sums.to({ state: 'planned' }, '/help-measures').path).toBe('/help-measures')
    sums.follow({})
    expect(sums.to({})).toEqual({ path: '/help', query: {} })
  })
  it('has no figures rather than those of another place when they cannot be read', async () => {
    const read = vi.fn(async () => 10)
    const sums = use(read)
    sums.follow({})
    await flushPromises()
    read.mockRejectedValue(new Error('gone'))
    sums.follow({ place: '530326101' })
    await flushPromises()
    expect(sums.summary.value).toBeUndefined()
  })
})
