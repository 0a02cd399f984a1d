import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'
import { Problem } from '@/api/problem'
import DataList from './DataList.vue'
import type { Column, Filter, Load } from './list'

interface Row {
  id: number
  name: string
}
const columns: Column<Row>[] = [
  { name: 'name', title: '名称', text: (row) => row.name, fixed: true },
  { name: 'id', title: '编号', text: (row) => String(row.id), number: true },
]
const filters: Filter[] = [
  { name: 'state', title: '状态', kind: 'choice', options: [{ value: 'sent', text: '待核实' }] },
  { name: 'overdue', title: '只看逾期', kind: 'flag' },
]
const page = (from: number, next?: string) => ({
  items: [1, 2, 3].map((n) => ({ id: from + n, name: `第${from + n}` })),
  next,
})
let router: Router

const list = (load: Load<Row>, more: object = {}) =>
  mount(DataList<Row>, {
    props: { name: 'test', label: '列表', columns, filters, load, keyOf: (row: Row) => row.id, ...more },
    global: { plugins: [router], stubs: { ElPopover: true } },
    attachTo: document.body,
  })

beforeEach(async () => {
  localStorage.clear()
  document.body.innerHTML = ''
  router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:rest(.*)*', component: { template: '<p />' } }],
  })
  await router.push('/list')
})

describe('DataList', () => {
  it('pages by cursor, forward and back', async () => {
    const load = vi.fn<Load<Row>>(async ({ cursor }) => (cursor ? page(3) : page(0, 'c1')))
    const made = list(load)
    await flushPromises()
    expect(made.text()).toContain('第1')
    await made.findAll('footer button')[1]?.trigger('click')
    await flushPromises()
    expect(made.text()).toContain('第4')
    expect(load.mock.lastCall?.[0]).toMatchObject({ cursor: 'c1', limit: 50 })
    await made.findAll('footer button')[0]?.trigger('click')
    await flushPromises()
    expect(made.text()).toContain('第1')
  })
  it('filters by a day', async () => {
    const load = vi.fn<Load<Row>>(async () => page(0))
    const made = list(load, { filters: [{ name: 'from', title: '从', kind: 'day' }] })
    await flushPromises()
    await made.find('input[type=date]').setValue('2022-05-31')
    await flushPromises()
    expect(router.currentRoute.value.query).toEqual({ from: '2022-05-31' })
    expect(load.mock.lastCall?.[0]).toMatchObject({ from: '2022-05-31' })
  })
  it('takes filters from the URL and puts them there', async () => {
    await router.push('/list?state=sent&other=1')
    const load = vi.fn<Load<Row>>(async () => page(0))
    const made = list(load)
    await flushPromises()
    expect(load.mock.lastCall?.[0]).toEqual({ state: 'sent', limit: 50 })
    await made.get('input[type=checkbox]').setValue(true)
    await flushPromises()
    expect(router.currentRoute.value.query).toEqual({ state: 'sent', overdue: 'true', other: '1' })
    expect(load.mock.lastCall?.[0]).toEqual({ state: 'sent', overdue: 'true', limit: 50 })
  })
  it('is walked by keyboard: arrows, Enter, /', async () => {
    const made = list(async () => page(0), { open: (row: Row) => `/list/${row.id}` })
    await flushPromises()
    const rows = made.findAll('tbody tr')
    await rows[0]?.trigger('keydown', { key: 'ArrowDown' })
    await flushPromises()
    expect(document.activeElement).toBe(rows[1]?.element)
    await rows[1]?.trigger('keydown', { key: '/' })
    expect(document.activeElement?.tagName).toBe('SELECT')
    await rows[1]?.trigger('keydown.enter')
    await flushPromises()
    expect(router.currentRoute.value.path).toBe('/list/2')
  })
  it('selects rows, and all of the page', async () => {
    const made = list(async () => page(0), { selectable: true })
    await flushPromises()
    await made.get('tbody input').setValue(true)
    expect(made.emitted('update:selected')?.at(-1)).toEqual([[1]])
    await made.get('thead input').setValue(true)
    expect(made.emitted('update:selected')?.at(-1)).toEqual([[1, 2, 3]])
  })
  it('says in words that it is empty, filtered empty, or cannot be read', async () => {
    const empty = list(async () => ({ items: [] }), { empty: { title: '还没有线索' } })
    await flushPromises()
    expect(empty.text()).toContain('还没有线索')
    await router.push('/list?state=sent')
    await flushPromises()
    expect(empty.text()).toContain('没有符合筛选条件的内容')
    const refused = list(() => Promise.reject(new Problem(403, { detail: '不能办理' })))
    await flushPromises()
    expect(refused.text()).toContain('您没有查看这一页的权限')
  })
  it('shows the columns the user chose before', async () => {
    localStorage.setItem('shouwang.columns.test', '[]')
    const made = list(async () => page(0))
    await flushPromises()
    expect(made.findAll('th').map((th) => th.text())).toEqual(['名称'])
  })
})
