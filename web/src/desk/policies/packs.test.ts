import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { usePacks } from './packs'

const GET = vi.hoisted(() => vi.fn())
vi.mock('@/api/client', () => ({ api: { GET }, dataOf: async (call: Promise<{ data: unknown }>) => (await call).data }))
const reply = (...ids: string[]) => ({ data: { items: ids.map((id) => ({ id, name: `${id} 的名称` })) } })

describe('names of policy packs', () => {
  beforeEach(() => {
    setActivePinia(createPinia())
    GET.mockReset()
  })
  it('are read once for all who ask, and again for one that has come since', async () => {
    GET.mockResolvedValue(reply('huize-2022'))
    const packs = usePacks()
    expect(packs.nameOf('huize-2022')).toBe('huize-2022')
    await Promise.all([packs.know('huize-2022'), packs.know('huize-2022')])
    await packs.know('huize-2022')
    expect(packs.nameOf('huize-2022')).toBe('huize-2022 的名称')
    expect(GET).toHaveBeenCalledTimes(1)
    GET.mockResolvedValue(reply('huize-2022', 'huize-2023'))
    await packs.know('huize-2023')
    expect(packs.nameOf('huize-2023')).toBe('huize-2023 的名称')
  })
  it('are the short names when they cannot be read', async () => {
    GET.mockRejectedValue(new Error('gone'))
    const packs = usePacks()
    await packs.know('huize-2022')
    expect(packs.nameOf('huize-2022')).toBe('huize-2022')
  })
})
